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

/** Predicted count rates of models through instruments. */
public record FoldedRates() implements Figure {
  private static final String TABLE = "FoldRow";
  private static final int MOST = 8;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    Sample rows = results.sample(TABLE, MOST, "response", "model", "channel", "rate");
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String name = rows.texts("model").get(i) + " / " + rows.texts("response").get(i);
      layers.add(Line.of(name, rows.array(i, "channel"), rows.array(i, "rate")));
    }

    return List.of(
        new Drawing(
            "rates",
            "Predicted count rates",
            "Models through instruments, "
                + rows.told()
                + ": continua are smooth but for the instrument's edges, lines have its"
                + " resolution.",
            Plot.of(
                Axis.of("channel", ""), Axis.of("rate per channel", "count s-1").log(), layers)));
  }
}
