package org.calibrant.calibration.targets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.DidYouMean;
import org.calibrant.core.InputFile;
import org.calibrant.data.InputTable;

/**
 * Observations from a table, CSV or Parquet, one per row, in any order. The table may hold several
 * variables, told apart by a column.
 *
 * @param table the file
 * @param variable name of the column that names the variable; blank if all rows are of one variable
 * @param time name of the column of times
 * @param value name of the column of observed values
 * @param errors how large the errors are
 */
public record ObservationTable(
    InputFile table, String variable, String time, String value, Errors errors)
    implements Observations {
  private static final int MOST = 1_000_000;
  private static final Map<Key, Observed> LOADED = new ConcurrentHashMap<>();

  private record Key(ObservationTable table, String name) {}

  private record Row(double time, double value, double sigma, String place) {}

  @Override
  public Observed of(String name) {
    return LOADED.computeIfAbsent(new Key(this, name), key -> load(name));
  }

  private Observed load(String name) {
    List<Row> rows = new ArrayList<>();
    TreeSet<String> others = new TreeSet<>();
    try (InputTable in = InputTable.open(table)) {
      int names = variable.isBlank() ? -1 : in.column(variable);
      int times = in.column(time);
      int values = in.column(value);
      Errors.Reader sigmas = errors.in(in);
      while (in.next()) {
        String of = names < 0 ? name : in.text(names);
        if (of.equals(name)) {
          rows.add(row(in, times, values, sigmas));
        } else if (others.size() < MOST) {
          others.add(of);
        }

        if (rows.size() > MOST) {
          throw new BadInput(
              table.uri(), "", "holds more than " + MOST + " observations of " + name);
        }
      }
    }

    if (rows.isEmpty()) {
      String known = others.isEmpty() ? "none at all" : "those of " + String.join(", ", others);
      throw new BadInput(
          table.uri(),
          "",
          "holds no observation of %s, but %s%s"
              .formatted(name, known, DidYouMean.hint(name, others)));
    }

    rows.sort(Comparator.comparingDouble(Row::time));
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).time() == rows.get(i - 1).time()) {
        throw new BadInput(
            table.uri(),
            rows.get(i).place(),
            "a second observation of %s at time %s".formatted(name, rows.get(i).time()));
      }
    }

    return new Observed(
        table.uri(),
        rows.stream().mapToDouble(Row::time).toArray(),
        rows.stream().mapToDouble(Row::value).toArray(),
        rows.stream().mapToDouble(Row::sigma).toArray());
  }

  private Row row(InputTable in, int times, int values, Errors.Reader sigmas) {
    double seen = in.number(values);
    double sigma = sigmas.sigma(seen);
    if (!(sigma > 0) || Double.isInfinite(sigma)) {
      throw new BadInput(
          table.uri(),
          in.place(),
          "the error of an observation must be positive, found %s for the value %s"
              .formatted(sigma, seen));
    }

    return new Row(in.number(times), seen, sigma, in.place());
  }
}
