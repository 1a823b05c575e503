package org.calibrant.report.optics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Listing;
import org.calibrant.report.Pulls;
import org.calibrant.report.Results;

/**
 * Fitted values of the first exposure; and where truths are known, whether the uncertainties of all
 * exposures are right.
 */
public record FitValues() implements Figure {
  private static final String[] COLUMNS = {
    "exposure", "best", "names", "units", "truth", "initial", "fitted", "sigma", "status"
  };

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(FitImages.TABLE)) {
      return List.of();
    }

    List<Exhibit> exhibits = new ArrayList<>();
    Map<String, Pulls> pulls = new LinkedHashMap<>();
    Pulls all = new Pulls();
    try (TableReader rows = results.read(FitImages.TABLE, COLUMNS)) {
      while (rows.next()) {
        if (Boolean.TRUE.equals(rows.value(1))) {
          if (exhibits.isEmpty()) {
            exhibits.add(values(rows));
          }

          add(rows, pulls, all);
        }
      }
    }

    if (all.count() > 0 && results.rows(FitImages.TABLE) > 1) {
      exhibits.add(
          new Drawing(
              "fit-pulls",
              "Pulls of all parameters",
              "Bars follow the curve, a standard normal, if sigma is right. Best fits with status"
                  + " ok of"
                  + " all exposures; %,d pulls lie beyond %.0f.".formatted(all.beyond(), Pulls.FAR),
              all.plot("(fitted − true) / sigma")));
      exhibits.add(listing(pulls));
    }

    return exhibits;
  }

  private static Listing values(TableReader rows) throws IOException {
    List<String> names = Words.of(rows.value(2));
    List<String> units = Words.of(rows.value(3));
    double[] truth = rows.numbers(4);
    double[] initial = rows.numbers(5);
    double[] fitted = rows.numbers(6);
    double[] sigma = rows.numbers(7);
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      double error = at(fitted, i) - at(truth, i);
      lines.add(
          List.of(
              names.get(i),
              units.get(i),
              Listing.number(at(truth, i)),
              Listing.number(at(initial, i)),
              Listing.number(at(fitted, i)),
              Listing.number(at(sigma, i)),
              Listing.number(error / at(sigma, i))));
    }

    return new Listing(
        "fit-values",
        "Exposure " + rows.text(0) + ": values",
        "Status " + rows.text(8) + ". Where the truth is known, pulls are of the size of 1.",
        List.of("parameter", "unit", "true", "initial", "fitted", "sigma", "pull"),
        lines);
  }

  private static double at(double[] values, int i) {
    return i < values.length ? values[i] : Double.NaN;
  }

  private static void add(TableReader rows, Map<String, Pulls> pulls, Pulls all)
      throws IOException {
    List<String> names = Words.of(rows.value(2));
    double[] truth = rows.numbers(4);
    double[] fitted = rows.numbers(6);
    double[] sigma = rows.numbers(7);
    if (!rows.text(8).equals("ok") || truth.length != fitted.length) {
      return;
    }

    for (int i = 0; i < truth.length; i++) {
      double error = fitted[i] - truth[i];
      all.add(error, sigma[i]);
      pulls.computeIfAbsent(names.get(i), key -> new Pulls()).add(error, sigma[i]);
    }
  }

  private static Listing listing(Map<String, Pulls> pulls) {
    List<List<String>> lines = new ArrayList<>();
    pulls.forEach(
        (name, each) ->
            lines.add(
                List.of(
                    name,
                    "%,d".formatted(each.count()),
                    decimal(each.mean()),
                    decimal(each.rms()),
                    "%,d".formatted(each.beyond()))));
    return new Listing(
        "fit-pulls-by-parameter",
        "Pulls by parameter",
        "Mean 0 and root mean square 1 are expected, within 1/√n.",
        List.of("parameter", "fits", "mean", "root mean square", "beyond 5"),
        lines);
  }

  private static String decimal(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
  }
}
