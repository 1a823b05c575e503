package org.calibrant.diffraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.InputTable;

/**
 * Values from a table, CSV or Parquet: a column {@code id} and columns named as parameters; others are
 * passed over. What has no column keeps the experiment's value. One row is held per image, 8 bytes per
 * parameter.
 *
 * @param table the file
 */
public record ParameterTable(InputFile table) implements Variations {
  private static final Map<InputFile, Loaded> LOADED = new ConcurrentHashMap<>();

  private record Loaded(int[] parameters, List<String> ids, List<double[]> rows) {}

  @Override
  public long size() {
    return loaded().rows().size();
  }

  @Override
  public String name(long index) {
    return loaded().ids().get((int) index);
  }

  @Override
  public double[] values(long index, double[] base) {
    Loaded loaded = loaded();
    if (index >= loaded.rows().size()) {
      throw new BadInput(
          table.uri(),
          "",
          "has %d rows, row %d is needed".formatted(loaded.rows().size(), index + 1));
    }

    double[] values = base.clone();
    for (int i = 0; i < loaded.parameters().length; i++) {
      values[loaded.parameters()[i]] = loaded.rows().get((int) index)[i];
    }

    return values;
  }

  @Override
  public void check(double[] base) {
    for (int i = 0; i < loaded().rows().size(); i++) {
      try {
        Parameters.checked(values(i, base));
      } catch (IllegalArgumentException e) {
        throw new BadInput(table.uri(), "row " + (i + 1), e.getMessage(), e);
      }
    }
  }

  private Loaded loaded() {
    return LOADED.computeIfAbsent(table, ParameterTable::load);
  }

  private static Loaded load(InputFile file) {
    try (InputTable table = InputTable.open(file)) {
      int id = table.column("id");
      List<Integer> columns = new ArrayList<>();
      List<Integer> parameters = new ArrayList<>();
      for (int i = 0; i < table.columns().size(); i++) {
        int parameter = Parameters.NAMES.indexOf(table.columns().get(i));
        if (parameter >= 0) {
          columns.add(i);
          parameters.add(parameter);
        }
      }

      List<String> ids = new ArrayList<>();
      List<double[]> rows = new ArrayList<>();
      while (table.next()) {
        double[] row = new double[columns.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = table.number(columns.get(i));
        }

        ids.add(table.text(id));
        rows.add(row);
      }

      if (rows.isEmpty()) {
        throw new BadInput(file.uri(), "", "holds no rows");
      }

      int[] indices = parameters.stream().mapToInt(Integer::intValue).toArray();
      return new Loaded(indices, ids, rows);
    }
  }
}
