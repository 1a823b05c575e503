package org.calibrant.tracks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.InputTable;
import org.calibrant.data.StoredRows;

/**
 * Tracks from a table, CSV or Parquet, with the columns {@code id} (a whole number), {@code z_start},
 * {@code z_end}, {@code x}, {@code y} [mm], {@code tx}, {@code ty} and {@code qop_per_MeV} [MeV⁻¹];
 * others are passed over. It is read once per JVM and kept in a temporary file: memory does not grow
 * with it.
 *
 * @param table the file
 */
public record StatesTable(InputFile table) implements TrackSource {
  private static final Map<InputFile, StoredRows> LOADED = new ConcurrentHashMap<>();
  private static final String[] NUMBERS = {"z_start", "z_end", "x", "y", "tx", "ty", "qop_per_MeV"};

  @Override
  public long size() {
    return rows().size();
  }

  @Override
  public Track track(long index) {
    double[] v = new double[NUMBERS.length];
    long id = rows().read(index, v);
    return new Track(id, v[0], v[1], v[2], v[3], v[4], v[5], v[6]);
  }

  @Override
  public void check() {
    rows();
  }

  private StoredRows rows() {
    return LOADED.computeIfAbsent(table, StatesTable::load);
  }

  private static StoredRows load(InputFile file) {
    try (InputTable table = InputTable.open(file)) {
      int id = table.column("id");
      int[] columns = new int[NUMBERS.length];
      for (int c = 0; c < columns.length; c++) {
        columns[c] = table.column(NUMBERS[c]);
      }

      StoredRows rows = StoredRows.filled(NUMBERS.length, empty -> fill(empty, table, id, columns));
      if (rows.size() == 0) {
        rows.close();
        throw new BadInput(file.uri(), "", "holds no track");
      }

      return rows;
    }
  }

  private static void fill(StoredRows rows, InputTable table, int id, int[] columns) {
    double[] values = new double[columns.length];
    while (table.next()) {
      for (int c = 0; c < columns.length; c++) {
        values[c] = table.number(columns[c]);
      }

      rows.add(table.integer(id), values);
    }
  }
}
