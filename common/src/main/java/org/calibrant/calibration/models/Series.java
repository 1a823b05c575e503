package org.calibrant.calibration.models;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.data.InputTable;

/** Values along a timeline, as {@link InputSeries} reads them; once per JVM. */
final class Series {
  private static final Map<InputSeries, Series> LOADED = new ConcurrentHashMap<>();
  private static final int MOST = 1_000_000;

  private final String file;
  private final double[] times;
  private final double[] values;

  private Series(String file, double[] times, double[] values) {
    this.file = file;
    this.times = times;
    this.values = values;
  }

  static Series of(InputSeries input) {
    return LOADED.computeIfAbsent(input, Series::load);
  }

  private static Series load(InputSeries input) {
    try (InputTable table = InputTable.open(input.table())) {
      int time = table.column(input.time());
      int column = table.column(input.column());
      double[] times = new double[256];
      double[] values = new double[256];
      int n = 0;
      while (table.next()) {
        if (n == MOST) {
          throw new BadInput(table.file(), "", "holds more than " + MOST + " rows, the limit here");
        }

        if (n == times.length) {
          times = Arrays.copyOf(times, 2 * n);
          values = Arrays.copyOf(values, 2 * n);
        }

        times[n] = table.number(time);
        values[n] = table.number(column);
        if (n > 0 && !(times[n] > times[n - 1])) {
          throw new BadInput(
              table.file(),
              table.place() + " column " + input.time(),
              "times must rise, found %s after %s".formatted(times[n], times[n - 1]));
        }

        n++;
      }

      if (n < 2) {
        throw new BadInput(table.file(), "", "holds " + n + " rows, expected at least 2");
      }

      return new Series(table.file(), Arrays.copyOf(times, n), Arrays.copyOf(values, n));
    }
  }

  double[] times() {
    return times.clone();
  }

  /** The values at other times, all of which must be among those of the table. */
  double[] at(double[] wanted, String variable) {
    double[] at = new double[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      int index = Timeline.index(times, wanted[i]);
      if (index < 0) {
        throw new BadInput(
            file,
            "",
            "no value of %s at time %s, which the model's timeline has; found times %s to %s"
                .formatted(variable, wanted[i], times[0], times[times.length - 1]));
      }

      at[i] = values[index];
    }

    return at;
  }
}
