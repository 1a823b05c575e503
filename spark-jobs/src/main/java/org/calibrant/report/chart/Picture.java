package org.calibrant.report.chart;

import java.util.List;

/**
 * An image of pixels as a plot. Images of many pixels are shown by the means of blocks of k × k pixels,
 * so that a page stays small.
 *
 * @param values line by line, that of the smallest y first; NaN where a pixel has none
 * @param columns pixels in a line
 * @param across name of the axis along a line
 * @param up name of the axis from line to line
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(double[] values, int columns, String across, String up) {
  private static final int MOST = 200;
  private static final double EDGE = 250;
  private static final double AROUND = 62;

  public Picture {
    if (columns < 1 || values.length == 0 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "an image needs whole lines of %d pixels, were %d pixels"
              .formatted(columns, values.length));
    }
  }

  private int rows() {
    return values.length / columns;
  }

  /** How many pixels along an edge make a block. */
  private int block() {
    return -Math.floorDiv(-Math.max(columns, rows()), MOST);
  }

  /** This less another of the same size. */
  public Picture less(Picture other) {
    double[] difference = values.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= other.values[i];
    }

    return new Picture(difference, columns, across, up);
  }

  /**
   * Draws it.
   *
   * @param title above it
   * @param colours which colour means which number; several images that are compared share one
   */
  public Plot plot(String title, Axis colours, Shade shade) {
    int k = block();
    int wide = -Math.floorDiv(-columns, k);
    int high = -Math.floorDiv(-rows(), k);
    double[] means = new double[wide * high];
    for (int row = 0; row < high; row++) {
      for (int column = 0; column < wide; column++) {
        means[row * wide + column] = mean(row * k, column * k, k);
      }
    }

    // The last block may reach beyond the image.
    Extent x = new Extent(0, (double) wide * k);
    Extent y = new Extent(0, (double) high * k);
    HeatMap map = new HeatMap(x, y, wide, means, colours, shade);
    double height = Math.min(1.6, Math.max(0.5, (double) high / wide)) * EDGE + AROUND;
    return new Plot(
        title,
        Axis.of(across, "pixel").between(0, columns),
        Axis.of(up, "pixel").between(0, rows()),
        List.of(map),
        Chart.WIDTH,
        height);
  }

  private double mean(int row, int column, int k) {
    double sum = 0;
    int count = 0;
    for (int i = row; i < Math.min(row + k, rows()); i++) {
      for (int j = column; j < Math.min(column + k, columns); j++) {
        double value = values[i * columns + j];
        if (!Double.isNaN(value)) {
          sum += value;
          count++;
        }
      }
    }

    return count == 0 ? Double.NaN : sum / count;
  }

  /** The largest finite pixel; 1 where there is none above zero. */
  public double peak() {
    Extent extent = Extent.positive(values);
    return extent.isNone() ? 1 : extent.to();
  }

  /** The largest distance of a finite pixel from zero; 1 where all are zero. */
  public double size() {
    Extent extent = Extent.of(values);
    double size = extent.isNone() ? 0 : Math.max(Math.abs(extent.from()), Math.abs(extent.to()));
    return size > 0 ? size : 1;
  }
}
