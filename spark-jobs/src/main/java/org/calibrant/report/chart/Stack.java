package org.calibrant.report.chart;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Plots of one width above each other, their left edges in line: a spectrum with its residuals.
 *
 * @param plots the uppermost first
 */
public record Stack(List<Plot> plots) implements Chart {
  public Stack {
    plots = List.copyOf(plots);
  }

  /** Plots above each other. */
  public static Stack of(Plot... plots) {
    return new Stack(List.of(plots));
  }

  @Override
  public double width() {
    return plots.stream().mapToDouble(Plot::width).max().orElse(0);
  }

  @Override
  public double height() {
    return plots.stream().mapToDouble(Plot::height).sum();
  }

  @Override
  public void draw(Canvas canvas) {
    double margin = plots.stream().mapToDouble(Plot::margin).max().orElse(0);
    double top = 0;
    for (Plot plot : plots) {
      boolean told = top == 0 || !plot.names().equals(plots.get(0).names());
      plot.draw(new Shifted(canvas, 0, top), margin, told);
      top += plot.height();
    }
  }

  @Override
  public String description() {
    return plots.stream().map(Plot::description).collect(Collectors.joining("; "));
  }

  @Override
  public long marks() {
    return plots.stream().mapToLong(Plot::marks).sum();
  }
}
