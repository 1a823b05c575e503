package org.calibrant.report.xray;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Listing;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;

/** Best-fit values with their bounds: as a list, and over the spectra where there are several. */
public record FitParameters() implements Figure {
  private static final String TABLE = "FitRow";
  private static final int MOST = 300;
  private static final int LISTED = 40;
  private static final int PANELS = 6;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    Sample fits =
        results.sample(
            TABLE,
            MOST,
            "unit",
            "spectrum",
            "names",
            "units",
            "values",
            "lower",
            "upper",
            "sigma",
            "free",
            "status");
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(listing(fits));
    if (fits.size() > 1) {
      List<Plot> charts = charts(fits);
      if (!charts.isEmpty()) {
        exhibits.add(
            new Drawing(
                "parameters",
                "Fitted parameters",
                "Best-fit values of the free parameters with their confidence bounds, "
                    + fits.told()
                    + ". Spectra of one source agree within their bounds; a value without a bar has"
                    + " an open bound.",
                Panels.across(charts)));
      }
    }

    return exhibits;
  }

  private static Listing listing(Sample fits) {
    List<List<String>> rows = new ArrayList<>();
    int shown = 0;
    for (int i = 0; i < fits.size() && rows.size() < LISTED; i++, shown++) {
      List<String> names = fits.words(i, "names");
      for (int k = 0; k < names.size(); k++) {
        rows.add(
            List.of(
                fits.texts("spectrum").get(i),
                names.get(k),
                fits.words(i, "units").get(k),
                at(fits.array(i, "values"), k),
                at(fits.array(i, "lower"), k),
                at(fits.array(i, "upper"), k),
                at(fits.array(i, "sigma"), k),
                isFree(fits, i, k) ? "free" : "frozen"));
      }
    }

    return new Listing(
        "parameters-table",
        "Parameters of the fits",
        "%,d of %,d spectra. Bounds of well-determined parameters lie on both sides of the value, about σ away; an empty bound was not asked for or is open."
            .formatted(shown, fits.of()),
        List.of("spectrum", "parameter", "unit", "value", "lower", "upper", "σ", ""),
        rows);
  }

  private static List<Plot> charts(Sample fits) {
    List<String> names = fits.words(0, "names");
    List<Plot> charts = new ArrayList<>();
    for (int k = 0; k < names.size() && charts.size() < PANELS; k++) {
      if (!isFree(fits, 0, k)) {
        continue;
      }

      int n = fits.size();
      double[] y = new double[n];
      double[] below = new double[n];
      double[] above = new double[n];
      for (int i = 0; i < n; i++) {
        y[i] = number(fits.array(i, "values"), k);
        below[i] = y[i] - number(fits.array(i, "lower"), k);
        above[i] = number(fits.array(i, "upper"), k) - y[i];
      }

      charts.add(
          Plot.of(
                  Axis.of("row", ""),
                  Axis.of(names.get(k), fits.words(0, "units").get(k)),
                  new Points("", fits.numbers("unit"), y, below, above))
              .sized(Chart.WIDTH, 190));
    }

    return charts;
  }

  private static boolean isFree(Sample fits, int row, int parameter) {
    List<String> free = fits.words(row, "free");
    return parameter < free.size() && free.get(parameter).equals("true");
  }

  private static double number(double[] values, int k) {
    return k < values.length ? values[k] : Double.NaN;
  }

  private static String at(double[] values, int k) {
    return Listing.number(number(values, k));
  }
}
