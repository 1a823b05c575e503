package org.calibrant.report;

import java.util.Locale;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.SvgCanvas;

/**
 * A chart as a figure.
 *
 * @param name of its file: lower case, digits, hyphens
 * @param title what it shows
 * @param caption what one should see if all is well, in a sentence or two
 * @param chart the drawing
 */
public record Drawing(String name, String title, String caption, Chart chart) implements Exhibit {
  public Drawing {
    name = fileName(name);
    if (title.isBlank() || caption.isBlank()) {
      throw new IllegalArgumentException("figure " + name + " needs a title and a caption");
    }
  }

  /** A text as the name of a file. */
  static String fileName(String text) {
    String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return name.replaceAll("^-|-$", "");
  }

  @Override
  public String html() {
    return SvgCanvas.svg(chart, alternative());
  }

  /** What it shows, in words. */
  String alternative() {
    return title + ". " + chart.description();
  }

  @Override
  public boolean wide() {
    return chart.width() > 1.2 * Chart.WIDTH;
  }
}
