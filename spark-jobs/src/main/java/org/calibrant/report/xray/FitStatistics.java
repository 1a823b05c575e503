package org.calibrant.report.xray;

import java.io.IOException;
import java.util.List;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Bars;
import org.calibrant.report.chart.Guide;
import org.calibrant.report.chart.Histogram;
import org.calibrant.report.chart.Plot;

/** Fit statistic over degrees of freedom of many fits. */
public record FitStatistics() implements Figure {
  private static final String TABLE = "FitRow";
  private static final int FEWEST = 10;
  private static final int MOST = 20_000;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (results.rows(TABLE) < FEWEST) {
      return List.of();
    }

    Sample fits = results.sample(TABLE, MOST, "statistic", "dof");
    double[] statistic = fits.numbers("statistic");
    double[] dof = fits.numbers("dof");
    double[] reduced = new double[statistic.length];
    for (int i = 0; i < reduced.length; i++) {
      reduced[i] = dof[i] > 0 ? statistic[i] / dof[i] : Double.NaN;
    }

    Histogram histogram = Histogram.of(reduced, 40);
    return List.of(
        new Drawing(
            "statistics",
            "Fit statistic for its degrees of freedom",
            "Near 1 where the model is right and bins have many counts; below with few counts per"
                + " bin (C and"
                + " W statistics), above where the model does not fit. %s, %,d without a statistic."
                    .formatted(fits.told(), histogram.missing()),
            Plot.of(
                Axis.of("statistic / degrees of freedom", ""),
                Axis.of("fits", ""),
                new Bars("", histogram),
                new Guide("1", true, 1))));
  }
}
