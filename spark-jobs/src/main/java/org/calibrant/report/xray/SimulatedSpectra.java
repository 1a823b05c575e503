package org.calibrant.report.xray;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;

/** Some of the spectra that a campaign simulated, with their backgrounds. */
public record SimulatedSpectra() implements Figure {
  private static final String TABLE = "SimulatedRow";
  private static final int MOST = 4;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    Sample rows = results.sample(TABLE, MOST, "spectrum", "channel", "counts", "background");
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      double[] channel = rows.array(i, "channel");
      String name = rows.texts("spectrum").get(i);
      layers.add(steps(name, channel, rows.array(i, "counts")));
      if (rows.array(i, "background").length == channel.length) {
        layers.add(steps(name + ", background", channel, rows.array(i, "background")));
      }
    }

    return List.of(
        new Drawing(
            "simulated",
            "Simulated spectra",
            "Counts per channel, "
                + rows.told()
                + ". Counts scatter about a smooth curve; a background, before it is scaled to the"
                + " source, lies below it where the source is bright. Channels without counts have"
                + " no place on the logarithmic scale.",
            Plot.of(Axis.of("channel", ""), Axis.of("counts", "count").log(), layers)));
  }

  private static Line steps(String name, double[] channel, double[] counts) {
    double[] from = channel.clone();
    double[] to = channel.clone();
    for (int c = 0; c < from.length; c++) {
      from[c] -= 0.5;
      to[c] += 0.5;
    }

    return Line.steps(name, from, to, counts);
  }
}
