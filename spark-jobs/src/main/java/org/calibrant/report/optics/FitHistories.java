package org.calibrant.report.optics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;

/** The way of the searches of the first exposure, one for each start. */
public record FitHistories() implements Figure {
  private static final int STARTS = 40;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(FitImages.TABLE)) {
      return List.of();
    }

    List<double[]> histories = new ArrayList<>();
    List<Boolean> best = new ArrayList<>();
    String exposure = null;
    try (TableReader rows = results.read(FitImages.TABLE, "exposure", "history", "best")) {
      while (histories.size() < STARTS && rows.next()) {
        exposure = exposure == null ? rows.text(0) : exposure;
        if (exposure.equals(rows.text(0)) && rows.numbers(1).length > 0) {
          histories.add(rows.numbers(1));
          best.add(Boolean.TRUE.equals(rows.value(2)));
        }
      }
    }

    if (histories.isEmpty()) {
      return List.of();
    }

    double least =
        histories.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).min().orElse(0);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < histories.size(); i++) {
      double[] x = new double[histories.get(i).length];
      double[] above = new double[x.length];
      for (int j = 0; j < x.length; j++) {
        x[j] = j;
        above[j] = histories.get(i)[j] - least;
      }

      layers.add(
          best.get(i) ? Line.of("ended lowest", x, above) : Line.thin("other starts", x, above));
    }

    return List.of(
        new Drawing(
            "fit-histories",
            "Exposure " + exposure + ": the way of the search",
            "-ln(likelihood times prior) above the lowest value of all, %.6g, wherever the search asked for"
                    .formatted(least)
                + " a slope: falls, at last steeply. Starts that end on a plateau are in other"
                + " minima."
                + (histories.size() == 1 ? "" : " %,d starts.".formatted(histories.size())),
            Plot.of(Axis.of("slopes asked for", ""), Axis.of("loss − lowest", "").log(), layers)));
  }
}
