package org.calibrant.optics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.InputTable;
import org.calibrant.params.ParameterStore;

/**
 * Stores from a table, CSV or Parquet: one column per number, {@code key} of a scalar or {@code
 * key[element]} of a vector, and {@code store} with identifiers if there is one; without it stores are
 * numbered from 0. The table is read once per JVM and kept in memory.
 *
 * @param table the file
 */
public record StoreTable(InputFile table) implements StoreSource {
  private static final Map<InputFile, Loaded> LOADED = new ConcurrentHashMap<>();
  private static final String ID = "store";

  /** What was read. */
  private record Loaded(
      List<String> names, List<String> ids, List<double[]> rows, List<String> places) {}

  @Override
  public long size() {
    return loaded().rows().size();
  }

  @Override
  public String id(long index) {
    return loaded().ids().get(Math.toIntExact(index));
  }

  @Override
  public ParameterStore store(long index, ParameterStore values) {
    Loaded loaded = loaded();
    double[] row = loaded.rows().get(Math.toIntExact(index));
    ParameterStore store = values;
    for (int i = 0; i < row.length; i++) {
      try {
        store = ElementNames.with(store, loaded.names().get(i), row[i]);
      } catch (IllegalArgumentException e) {
        throw new BadInput(
            table.uri(), loaded.places().get(Math.toIntExact(index)), e.getMessage(), e);
      }
    }

    return store;
  }

  private Loaded loaded() {
    return LOADED.computeIfAbsent(table, StoreTable::load);
  }

  private static Loaded load(InputFile file) {
    try (InputTable table = InputTable.open(file)) {
      List<String> names = new ArrayList<>(table.columns());
      int id = names.indexOf(ID);
      names.remove(ID);
      int[] columns = names.stream().mapToInt(table::column).toArray();
      List<String> ids = new ArrayList<>();
      List<double[]> rows = new ArrayList<>();
      List<String> places = new ArrayList<>();
      while (table.next()) {
        double[] row = new double[columns.length];
        for (int i = 0; i < row.length; i++) {
          row[i] = table.number(columns[i]);
        }

        ids.add(id < 0 ? Integer.toString(rows.size()) : table.text(id));
        rows.add(row);
        places.add(table.place());
      }

      if (rows.isEmpty()) {
        throw new BadInput(file.uri(), "", "holds no store");
      }

      return new Loaded(names, ids, rows, places);
    }
  }
}
