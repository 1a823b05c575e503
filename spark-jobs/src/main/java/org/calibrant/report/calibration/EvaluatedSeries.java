package org.calibrant.report.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;

/** Series of the model at points that a campaign evaluated and kept. */
public record EvaluatedSeries() implements Figure {
  private static final String TABLE = "EvaluationRow";
  private static final int MOST = 60;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    Sample rows =
        results.sample(TABLE, MOST, "times", "series", "series_names", "series_units", "status");
    Map<String, List<Layer>> layers = new LinkedHashMap<>();
    Map<String, String> units = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      double[] times = rows.array(i, "times");
      double[] series = rows.array(i, "series");
      List<String> names = rows.words(i, "series_names");
      for (int v = 0; v < names.size() && series.length == names.size() * times.length; v++) {
        double[] values =
            java.util.Arrays.copyOfRange(series, v * times.length, (v + 1) * times.length);
        layers
            .computeIfAbsent(names.get(v), each -> new ArrayList<>())
            .add(Line.thin("", times, values));
        units.putIfAbsent(names.get(v), rows.words(i, "series_units").get(v));
      }
    }

    List<Exhibit> exhibits = new ArrayList<>();
    layers.forEach(
        (name, lines) ->
            exhibits.add(
                new Drawing(
                    "series-" + name,
                    "Series: " + name,
                    "The model at %,d of %,d points: smooth, and spread no more than the points are; a line apart is a point to look at."
                        .formatted(lines.size(), rows.of()),
                    Plot.of(Axis.of("time", ""), Axis.of(name, units.get(name)), lines))));
    return exhibits;
  }
}
