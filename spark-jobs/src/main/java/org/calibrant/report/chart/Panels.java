package org.calibrant.report.chart;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Charts side by side, line by line.
 *
 * @param columns charts in a line
 * @param charts all of one size; those that show nothing may be {@link Blank}
 */
public record Panels(int columns, List<Chart> charts) implements Chart {

  /** Room that nothing stands in. */
  public record Blank(double width, double height) implements Chart {
    @Override
    public void draw(Canvas canvas) {}

    @Override
    public String description() {
      return "";
    }

    @Override
    public long marks() {
      return 0;
    }
  }

  public Panels {
    charts = List.copyOf(charts);
    if (columns < 1) {
      throw new IllegalArgumentException("panels need at least one column, were " + columns);
    }
  }

  /**
   * Plots in lines as wide as the page: one to three in each, of their own heights; one alone as it is.
   *
   * @param plots at least one
   */
  public static Chart across(List<Plot> plots) {
    int n = plots.size();
    if (n == 1) {
      return plots.get(0);
    }

    int columns = n == 2 || n == 4 ? 2 : 3;
    double width = 3 * WIDTH / columns;
    return new Panels(
        columns,
        List.copyOf(plots.stream().map(plot -> plot.sized(width, plot.height())).toList()));
  }

  /** A corner: rows of charts, the first of one chart, the last of all. */
  public static Panels corner(List<List<Chart>> rows) {
    int columns = rows.size();
    java.util.ArrayList<Chart> all = new java.util.ArrayList<>();
    for (List<Chart> row : rows) {
      all.addAll(row);
      Chart first = row.get(0);
      for (int i = row.size(); i < columns; i++) {
        all.add(new Blank(first.width(), first.height()));
      }
    }

    return new Panels(columns, all);
  }

  private double cellWidth() {
    return charts.stream().mapToDouble(Chart::width).max().orElse(0);
  }

  private double cellHeight() {
    return charts.stream().mapToDouble(Chart::height).max().orElse(0);
  }

  @Override
  public double width() {
    return cellWidth() * Math.min(columns, charts.size());
  }

  @Override
  public double height() {
    return cellHeight() * -Math.floorDiv(-charts.size(), columns);
  }

  @Override
  public void draw(Canvas canvas) {
    for (int i = 0; i < charts.size(); i++) {
      charts
          .get(i)
          .draw(
              new Shifted(
                  canvas, cellWidth() * (i % columns), cellHeight() * Math.floorDiv(i, columns)));
    }
  }

  @Override
  public String description() {
    return charts.stream()
        .map(Chart::description)
        .filter(text -> !text.isBlank())
        .distinct()
        .limit(12)
        .collect(Collectors.joining("; "));
  }

  @Override
  public long marks() {
    return charts.stream().mapToLong(Chart::marks).sum();
  }
}
