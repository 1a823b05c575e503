package org.calibrant.report.xray;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.xray.FoldedFit;
import org.calibrant.xray.LibraryEngine;

/**
 * Two spectra of a library with their fits: one drawn by a hash of its row, and the most biased one. The
 * table does not hold spectra; they are simulated again, and must have the counts that the table tells.
 */
public record LibrarySpectra() implements Figure {
  private static final String TABLE = "LibraryRow";
  private static final String[] COLUMNS = {
    "unit", "temperature", "t_fit", "t_lo", "t_hi", "norm", "counts", "status"
  };
  private static final double LEAST = 20;
  private static final int DRAWN = 50;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<LibraryEngine> engine = results.engine(LibraryEngine.class);
    Optional<LibraryAxes> grid = LibraryAxes.of(results);
    if (engine.isEmpty() || grid.isEmpty()) {
      return List.of();
    }

    double[] worst = mostBiased(results);
    double[] drawn = drawn(results, worst);
    List<Exhibit> exhibits = new ArrayList<>();
    if (drawn != null) {
      exhibits.add(drawing("spectrum", "Spectrum", drawn, engine.get(), grid.get()));
    }

    if (worst != null) {
      exhibits.add(
          drawing("spectrum-worst", "Most biased spectrum", worst, engine.get(), grid.get()));
    }

    return exhibits;
  }

  /** The first of a few rows drawn by a hash that has a fit and is not the other example. */
  private static double[] drawn(Results results, double[] other) throws IOException {
    Sample sample = results.sample(TABLE, DRAWN, COLUMNS);
    double[] found = null;
    for (int i = sample.size() / 2; i < sample.size() && found == null; i++) {
      boolean ok = sample.texts("status").get(i).equals("ok");
      double unit = sample.numbers("unit")[i];
      if (ok && (other == null || unit != other[0])) {
        found = new double[COLUMNS.length - 1];
        for (int k = 0; k < found.length; k++) {
          found[k] = sample.numbers(COLUMNS[k])[i];
        }
      }
    }

    return found;
  }

  private static double[] mostBiased(Results results) throws IOException {
    double[] worst = null;
    double most = 0;
    try (TableReader rows = results.read(TABLE, COLUMNS)) {
      while (rows.next()) {
        Estimate fit = new Estimate(rows.number(2), rows.number(3), rows.number(4), rows.number(1));
        double pull = Math.abs(fit.pull(1));
        if ("ok".equals(rows.text(7)) && pull > most) {
          most = pull;
          worst = new double[COLUMNS.length - 1];
          for (int k = 0; k < worst.length; k++) {
            worst[k] = rows.number(k);
          }
        }
      }
    }

    return worst;
  }

  private static Drawing drawing(
      String name, String title, double[] row, LibraryEngine engine, LibraryAxes grid) {
    long unit = (long) row[0];
    FoldedFit fit = engine.folded(unit, row[2], row[5]);
    double total = 0;
    for (int c = 0; c < fit.counts().length; c++) {
      total += fit.counts()[c] + (fit.background().length == 0 ? 0 : fit.background()[c]);
    }

    boolean same = Math.abs(total - row[6]) <= 1e-6 * Math.max(1, Math.abs(row[6]));
    return new Drawing(
        name,
        title + " with its fit",
        String.format(
            Locale.ROOT,
            "Row %,d: %s; fitted with the unmodified instrument: %.4g keV (%.4g to %.4g). Bins of"
                + " at least %.0f expected counts. Residuals scatter within about ±2 without a"
                + " trend where the modification is small; a trend is the modification that the fit"
                + " could not absorb. Simulated again for this figure: %s",
            unit,
            grid.told(unit),
            row[2],
            row[3],
            row[4],
            LEAST,
            same
                ? String.format(Locale.ROOT, "%,.0f counts, as in the table.", total)
                : String.format(
                    Locale.ROOT,
                    "%,.1f counts, but the table tells %,.1f: code or input files are no longer"
                        + " those of the run.",
                    total,
                    row[6])),
        SpectrumPlot.of(fit.joined(LEAST)));
  }
}
