package edu.example.pendulum;

import java.io.IOException;
import java.util.List;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;

/** A figure of one's own: the period over the amplitude. */
public record PeriodFigure() implements Figure {
  private static final long serialVersionUID = 1L;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has("SwingRow")) {
      return List.of();
    }

    Sample rows = results.sample("SwingRow", 1000, "amplitude_deg", "period_s");
    Plot plot =
        Plot.of(
            results.axis("SwingRow", "amplitude_deg"), // name and unit are the table's own
            results.axis("SwingRow", "period_s"),
            Points.of("", rows.numbers("amplitude_deg"), rows.numbers("period_s")));
    String caption = "Rises from that of small swings, without limit towards 180 degrees.";
    return List.of(new Drawing("period", "Period over amplitude", caption, plot));
  }
}
