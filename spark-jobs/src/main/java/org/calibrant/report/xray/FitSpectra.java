package org.calibrant.report.xray;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.xray.FitEngine;
import org.calibrant.xray.FoldedFit;

/**
 * Fitted spectra with their best fits and residuals: some drawn by a hash of their row, and the one with
 * the largest statistic for its degrees of freedom. The table does not hold spectra; the campaign's files
 * are read again and the fitted models folded.
 */
public record FitSpectra() implements Figure {
  private static final String TABLE = "FitRow";
  private static final int DRAWN = 3;
  private static final double LEAST = 10;
  private static final String[] COLUMNS = {
    "unit", "spectrum", "values", "statistic", "dof", "status", "statistic_name"
  };

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<FitEngine> engine = results.engine(FitEngine.class);
    if (!results.has(TABLE) || engine.isEmpty()) {
      return List.of();
    }

    Sample drawn = results.sample(TABLE, DRAWN, COLUMNS);
    SortedMap<Long, String> captions = new TreeMap<>();
    SortedMap<Long, double[]> values = new TreeMap<>();
    for (int i = 0; i < drawn.size(); i++) {
      take(drawn, i, "", captions, values);
    }

    long worst = worst(results);
    if (worst >= 0 && !captions.containsKey(worst)) {
      Sample one = results.where(TABLE, 1, "unit", java.util.Set.of(worst), COLUMNS);
      for (int i = 0; i < one.size(); i++) {
        take(one, i, "The largest statistic for its degrees of freedom. ", captions, values);
      }
    }

    List<Exhibit> exhibits = new ArrayList<>();
    for (Map.Entry<Long, FoldedFit> fit : engine.get().folded(values).entrySet()) {
      exhibits.add(
          new Drawing(
              "fit-" + fit.getKey(),
              "Spectrum and fit, row " + fit.getKey(),
              captions.get(fit.getKey())
                  + (fit.getValue().background().length > 0
                      ? " Counts less the scaled background."
                      : "")
                  + " Bins of the fit, joined to at least 10 expected counts. Residuals are (counts"
                  + " − fit) / σ, σ from what the fit expects: they scatter within about ±2 without"
                  + " a trend.",
              SpectrumPlot.of(fit.getValue().joined(LEAST))));
    }

    return exhibits;
  }

  private static void take(
      Sample rows,
      int i,
      String remark,
      SortedMap<Long, String> captions,
      SortedMap<Long, double[]> values) {
    double[] parameters = rows.array(i, "values");
    if (parameters.length == 0 || !Double.isFinite(rows.numbers("statistic")[i])) {
      return;
    }

    long unit = (long) rows.numbers("unit")[i];
    values.put(unit, parameters);
    captions.put(
        unit,
        String.format(
            Locale.ROOT,
            "%sSpectrum %s: %s %.5g for %.0f degrees of freedom, status %s.",
            remark,
            rows.texts("spectrum").get(i),
            rows.texts("statistic_name").get(i),
            rows.numbers("statistic")[i],
            rows.numbers("dof")[i],
            rows.texts("status").get(i)));
  }

  /** The unit with the largest statistic per degree of freedom; −1 for none. */
  private static long worst(Results results) throws IOException {
    long worst = -1;
    double most = 0;
    try (TableReader rows = results.read(TABLE, "unit", "statistic", "dof")) {
      while (rows.next()) {
        double reduced = rows.number(1) / rows.number(2);
        if (Double.isFinite(reduced) && reduced > most) {
          most = reduced;
          worst = rows.integer(0);
        }
      }
    }

    return worst;
  }
}
