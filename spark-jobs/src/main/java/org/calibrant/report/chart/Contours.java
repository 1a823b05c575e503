package org.calibrant.report.chart;

/**
 * Lines along which a quantity on a grid has given values, by marching squares: each cell of four grid
 * points holds at most two straight pieces.
 *
 * @param x of the grid's columns
 * @param y of the grid's lines
 * @param values line by line, {@code values[line * x.length + column]}
 * @param levels the values
 */
@SuppressWarnings("ArrayRecordComponent")
public record Contours(String name, double[] x, double[] y, double[] values, double[] levels)
    implements Layer {
  public Contours {
    if (values.length != x.length * y.length) {
      throw new IllegalArgumentException(
          "contours of a grid of %d x %d need %d values, were %d"
              .formatted(x.length, y.length, x.length * y.length, values.length));
    }
  }

  @Override
  public Extent x(Scale scale) {
    return Arrays.extent(scale, x);
  }

  @Override
  public Extent y(Scale scale) {
    return Arrays.extent(scale, y);
  }

  @Override
  public void draw(Canvas canvas, Frame frame, Ink ink) {
    for (double level : levels) {
      for (int line = 0; line + 1 < y.length; line++) {
        for (int column = 0; column + 1 < x.length; column++) {
          cell(canvas, frame, ink.pen(1.1, 1, false), level, line, column);
        }
      }
    }
  }

  private void cell(Canvas canvas, Frame frame, Pen pen, double level, int line, int column) {
    double[] px = new double[4];
    double[] py = new double[4];
    int crossings = 0;
    // Around the cell: bottom, right, top, left.
    int[][] corners = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
    for (int edge = 0; edge < 4; edge++) {
      double a = at(line, column, corners[edge]) - level;
      double b = at(line, column, corners[edge + 1]) - level;
      if (a < 0 != b < 0 && Double.isFinite(a) && Double.isFinite(b)) {
        double share = a / (a - b);
        px[crossings] =
            mixed(x[column + corners[edge][0]], x[column + corners[edge + 1][0]], share);
        py[crossings] = mixed(y[line + corners[edge][1]], y[line + corners[edge + 1][1]], share);
        crossings++;
      }
    }

    for (int i = 0; i + 1 < crossings; i += 2) {
      canvas.line(frame.x(px[i]), frame.y(py[i]), frame.x(px[i + 1]), frame.y(py[i + 1]), pen);
    }
  }

  private double at(int line, int column, int[] corner) {
    return values[(line + corner[1]) * x.length + column + corner[0]];
  }

  private static double mixed(double a, double b, double share) {
    return a + (b - a) * share;
  }

  @Override
  public long marks() {
    return Arrays.pairs(values, values);
  }
}
