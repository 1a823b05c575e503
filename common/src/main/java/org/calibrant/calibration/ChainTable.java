package org.calibrant.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.InputTable;

/**
 * A long table (CSV or Parquet): columns {@code chain} and {@code draw}, whole numbers, and one column
 * of numbers per parameter. Rows may come in any order; all chains have the same draws.
 *
 * @param table the file
 * @param parameters the columns to look at; all the others where it is empty
 */
public record ChainTable(InputFile table, List<String> parameters) implements ChainSource {
  private static final List<String> KEYS = List.of("chain", "draw");

  public ChainTable {
    parameters = List.copyOf(parameters);
  }

  @Override
  public List<Given> chains() {
    try (InputTable in = InputTable.open(table)) {
      List<String> names =
          parameters.isEmpty()
              ? in.columns().stream().filter(name -> !KEYS.contains(name)).toList()
              : parameters;
      return given(names, rows(in, names));
    }
  }

  private static Map<Long, Map<Long, double[]>> rows(InputTable in, List<String> names) {
    int chain = in.column(KEYS.get(0));
    int draw = in.column(KEYS.get(1));
    int[] columns = names.stream().mapToInt(in::column).toArray();
    Map<Long, Map<Long, double[]>> rows = new TreeMap<>();
    while (in.next()) {
      double[] values = new double[columns.length];
      for (int i = 0; i < columns.length; i++) {
        values[i] = in.anyNumber(columns[i]);
      }

      Map<Long, double[]> draws = rows.computeIfAbsent(in.integer(chain), c -> new TreeMap<>());
      if (draws.put(in.integer(draw), values) != null) {
        throw new BadInput(
            in.file(),
            in.place(),
            "draw %d of chain %d comes twice".formatted(in.integer(draw), in.integer(chain)));
      }
    }

    return rows;
  }

  private List<Given> given(List<String> names, Map<Long, Map<Long, double[]>> rows) {
    if (rows.isEmpty()) {
      throw new BadInput(table.uri(), "", "holds no draws");
    }

    Map<Long, Map<Long, double[]>> ordered = new LinkedHashMap<>(rows);
    Map.Entry<Long, Map<Long, double[]>> first = ordered.entrySet().iterator().next();
    List<Given> given = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      double[][] chains = new double[rows.size()][];
      int c = 0;
      for (Map.Entry<Long, Map<Long, double[]>> chain : ordered.entrySet()) {
        if (!chain.getValue().keySet().equals(first.getValue().keySet())) {
          throw new BadInput(
              table.uri(),
              "chain " + chain.getKey(),
              "has %d draws, not those of chain %d, which are %d"
                  .formatted(chain.getValue().size(), first.getKey(), first.getValue().size()));
        }

        int parameter = i;
        chains[c++] = chain.getValue().values().stream().mapToDouble(v -> v[parameter]).toArray();
      }

      given.add(new Given(names.get(i), chains));
    }

    return given;
  }
}
