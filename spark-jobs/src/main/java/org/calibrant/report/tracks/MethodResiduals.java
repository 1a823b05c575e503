package org.calibrant.report.tracks;

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
import org.calibrant.report.chart.Counts;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;

/** How far each method's ends are from those of the reference, and what it costs. */
public record MethodResiduals() implements Figure {
  private static final String TABLE = "ComparisonRow";
  private static final int MOST = 200;
  private static final String[] COLUMNS = {
    "stepper",
    "tracks",
    "lost",
    "gained",
    "mean_mm",
    "p50_mm",
    "p99_mm",
    "max_mm",
    "p99_slope",
    "evaluations"
  };

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    Sample methods = results.sample(TABLE, MOST, COLUMNS);
    List<String> names = methods.texts("stepper");
    List<Layer> layers = new ArrayList<>();
    double[] cost = methods.numbers("evaluations");
    double[] p50 = methods.numbers("p50_mm");
    double[] p99 = methods.numbers("p99_mm");
    List<String> unplaced = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      if (!(cost[i] > 0 && p50[i] > 0)) {
        unplaced.add(names.get(i));
        continue;
      }

      layers.add(
          new Points(
              names.get(i),
              new double[] {cost[i]},
              new double[] {p50[i]},
              new double[] {0},
              new double[] {p99[i] - p50[i]}));
    }

    return List.of(
        new Drawing(
            "residuals",
            "Accuracy of each method against its cost",
            "Distance of the ends from the reference's, over how often the field was asked: the dot"
                + " is the median, the bar reaches up to the 99th percentile. Good methods lie to"
                + " the lower left; short bars mean that no kind of track is treated badly."
                + (unplaced.isEmpty()
                    ? ""
                    : " Without a place on logarithmic scales, since they ask the field nothing or"
                        + " agree exactly: "
                        + String.join(", ", unplaced)
                        + "."),
            Plot.of(
                    Axis.of("questions to the field per track", "").log(),
                    Axis.of("distance of the ends", "mm").log(),
                    layers)
                .sized(360, 320)),
        new Drawing(
            "residuals-largest",
            "Largest distance of each method",
            "The worst track of each method; what a user of the method must be able to live with.",
            new Counts(Axis.of("largest distance", "mm").log(), names, methods.numbers("max_mm"))),
        listing(results, methods));
  }

  private static Listing listing(Results results, Sample methods) throws IOException {
    List<String> headings = new ArrayList<>();
    for (String column : COLUMNS) {
      String unit = results.unit(TABLE, column);
      headings.add(unit.isBlank() ? column : column + " [" + unit + "]");
    }

    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      List<String> row = new ArrayList<>();
      row.add(methods.texts("stepper").get(i));
      for (String column : List.of(COLUMNS).subList(1, COLUMNS.length)) {
        row.add(Listing.number(methods.numbers(column)[i]));
      }

      rows.add(row);
    }

    return new Listing(
        "residuals-table",
        "Methods against the reference",
        "Lost and gained count the tracks that arrive with one of the two only: both should be"
            + " zero.",
        headings,
        rows);
  }
}
