package org.calibrant.report.xray;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.HeatMap;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Shade;

/** Means of one quantity over a library's grid, as maps with one colour scale about zero. */
final class GridMaps {
  private static final double WIDTH = 360;
  private static final double HEIGHT = 190;

  private final MapLayout layout;
  private final int[] columns;
  private final int[] rows;
  private final int[] xPlaces;
  private final int[] yPlaces;
  private final double[][] sums;
  private final long[][] counts;

  GridMaps(MapLayout layout) {
    this.layout = layout;
    this.columns = layout.columns();
    this.rows = layout.rows();
    this.xPlaces = layout.axis(layout.x()).placeOfIndex();
    this.yPlaces = layout.axis(layout.y()).placeOfIndex();
    int cells = layout.axis(layout.x()).places() * layout.axis(layout.y()).places();
    this.sums = new double[columns.length * rows.length][cells];
    this.counts = new long[sums.length][cells];
  }

  /** Adds a value at a point of the grid; one that is not finite is left out. */
  void add(int[] indices, double value) {
    int map = layout.map(indices, columns, rows);
    if (map >= 0 && Double.isFinite(value)) {
      int cell =
          yPlaces[indices[layout.y()]] * layout.axis(layout.x()).places()
              + xPlaces[indices[layout.x()]];
      sums[map][cell] += value;
      counts[map][cell]++;
    }
  }

  boolean isEmpty() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum() == 0;
  }

  /** Means of a map, line by line from below; NaN without values. */
  double[] means(int map) {
    double[] means = new double[sums[map].length];
    for (int i = 0; i < means.length; i++) {
      means[i] = counts[map][i] == 0 ? Double.NaN : sums[map][i] / counts[map][i];
    }

    return means;
  }

  /** The largest absolute value of all maps. */
  double largest() {
    double largest = 0;
    for (int map = 0; map < sums.length; map++) {
      for (double mean : means(map)) {
        largest = Double.isNaN(mean) ? largest : Math.max(largest, Math.abs(mean));
      }
    }

    return largest;
  }

  /**
   * The maps.
   *
   * @param colours quantity and unit of the values
   */
  Chart chart(Axis colours) {
    double size = largest() > 0 ? largest() : 1;
    GridAxis x = layout.axis(layout.x());
    GridAxis y = layout.axis(layout.y());
    int[] xCells = x.cells();
    int[] yCells = y.cells();
    List<Chart> maps = new ArrayList<>();
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < columns.length; column++) {
        double[] means = means(row * columns.length + column);
        double[] values = new double[xCells.length * yCells.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = means[yCells[i / xCells.length] * x.places() + xCells[i % xCells.length]];
        }

        HeatMap map =
            new HeatMap(
                x.extent(),
                y.extent(),
                xCells.length,
                values,
                colours.between(-size, size),
                Shade.DIVERGING);
        maps.add(
            Plot.of(x.axis(), y.axis(), map)
                .titled(layout.title(columns[column], rows[row]))
                .sized(WIDTH, HEIGHT));
      }
    }

    int wide = layout.column() < 0 ? Math.min(2, maps.size()) : columns.length;
    return maps.size() == 1 ? maps.get(0) : new Panels(wide, maps);
  }
}
