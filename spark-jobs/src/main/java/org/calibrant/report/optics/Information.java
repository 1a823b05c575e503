package org.calibrant.report.optics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.export.TableReader;
import org.calibrant.report.Results;

/**
 * What data tell of parameters, at one design or one fit.
 *
 * @param title of it
 * @param fisher matrix of the data, row by row; empty where there is none
 * @param eigenvalues of it, the largest first
 * @param rank combinations that data and prior determine
 */
@SuppressWarnings("ArrayRecordComponent")
record Information(
    String title,
    List<String> names,
    List<String> units,
    double[] values,
    double[] sigma,
    double[] alone,
    double[] fisher,
    double[] eigenvalues,
    int rank) {
  private static final double[] NONE = {};

  /** Those of the first designs, or else of the first best fits. */
  static List<Information> of(Results results, int most) throws IOException {
    return results.has("ForecastRow")
        ? of(results, "ForecastRow", "design", "truth", "sigma_alone", most)
        : results.has(FitImages.TABLE)
            ? of(results, FitImages.TABLE, "exposure", "fitted", "sigma", most)
            : List.of();
  }

  private static List<Information> of(
      Results results, String table, String title, String values, String alone, int most)
      throws IOException {
    boolean fits = table.equals(FitImages.TABLE);
    List<Information> all = new ArrayList<>();
    try (TableReader rows =
        results.read(
            table,
            title,
            "names",
            "units",
            values,
            "sigma",
            "fisher",
            "eigenvalues",
            "effective_rank",
            fits ? "best" : alone)) {
      while (all.size() < most && rows.next()) {
        boolean wanted = !fits || Boolean.TRUE.equals(rows.value(8));
        if (wanted && rows.numbers(6).length > 0) {
          all.add(
              new Information(
                  rows.text(0),
                  Words.of(rows.value(1)),
                  Words.of(rows.value(2)),
                  rows.numbers(3),
                  rows.numbers(4),
                  fits ? NONE : rows.numbers(8),
                  rows.numbers(5),
                  rows.numbers(6),
                  (int) rows.integer(7)));
        }
      }
    }

    return all;
  }
}
