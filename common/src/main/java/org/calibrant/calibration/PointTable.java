package org.calibrant.calibration;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.InputTable;
import org.calibrant.data.StoredRows;

/**
 * Points from a table, CSV or Parquet: one column per parameter, named after it, and one with whole
 * numbers that identify the points; other columns are passed over. It is read once per JVM and kept
 * in a temporary file.
 *
 * @param table the file
 * @param id name of the column of identifiers
 */
public record PointTable(InputFile table, String id) implements Serializable {
  private static final Map<Key, StoredRows> LOADED = new ConcurrentHashMap<>();

  private record Key(PointTable table, List<String> names) {}

  long size(List<String> names) {
    return rows(names).size();
  }

  /** Writes point {@code index} to {@code out}; returns its identifier. */
  long read(List<String> names, long index, double[] out) {
    return rows(names).read(index, out);
  }

  void check(List<String> names) {
    rows(names);
  }

  private StoredRows rows(List<String> names) {
    return LOADED.computeIfAbsent(new Key(this, names), key -> load(names));
  }

  private StoredRows load(List<String> names) {
    try (InputTable in = InputTable.open(table)) {
      int ids = in.column(id);
      int[] columns = names.stream().mapToInt(in::column).toArray();
      StoredRows rows = StoredRows.filled(columns.length, empty -> fill(empty, in, ids, columns));
      if (rows.size() == 0) {
        rows.close();
        throw new BadInput(table.uri(), "", "holds no point");
      }

      return rows;
    }
  }

  private static void fill(StoredRows rows, InputTable in, int ids, int[] columns) {
    double[] values = new double[columns.length];
    while (in.next()) {
      for (int c = 0; c < columns.length; c++) {
        values[c] = in.number(columns[c]);
      }

      rows.add(in.integer(ids), values);
    }
  }
}
