package org.calibrant.report.chart;

/**
 * A line through points, broken at NaN.
 *
 * @param x of the points
 * @param y of the points
 * @param width of the line; its colour is that of its name
 * @param opacity from 0 to 1
 * @param dashed or solid
 */
@SuppressWarnings("ArrayRecordComponent")
public record Line(
    String name, double[] x, double[] y, double width, double opacity, boolean dashed)
    implements Layer {
  public Line {
    Arrays.requireSame(x, y);
  }

  /** A solid line. */
  public static Line of(String name, double[] x, double[] y) {
    return new Line(name, x, y, 1.5, 1, false);
  }

  /** A dashed line. */
  public static Line dashed(String name, double[] x, double[] y) {
    return new Line(name, x, y, 1.5, 1, true);
  }

  /** One of many: thin and half transparent. */
  public static Line thin(String name, double[] x, double[] y) {
    return new Line(name, x, y, 0.8, 0.5, false);
  }

  /** A solid line with a level for each of some intervals; a NaN between those that do not touch. */
  public static Line steps(String name, double[] from, double[] to, double[] levels) {
    double[] x = new double[3 * levels.length];
    double[] y = new double[x.length];
    for (int i = 0; i < levels.length; i++) {
      boolean touches = i + 1 < levels.length && from[i + 1] == to[i];
      x[3 * i] = from[i];
      x[3 * i + 1] = to[i];
      x[3 * i + 2] = to[i];
      y[3 * i] = levels[i];
      y[3 * i + 1] = levels[i];
      y[3 * i + 2] = touches ? levels[i] : Double.NaN;
    }

    return of(name, x, y);
  }

  @Override
  public Extent x(Scale scale) {
    return Arrays.extent(scale, Arrays.where(x, y));
  }

  @Override
  public Extent y(Scale scale) {
    return Arrays.extent(scale, Arrays.where(y, x));
  }

  @Override
  public void draw(Canvas canvas, Frame frame, Ink ink) {
    canvas.path(frame.x(x), frame.y(y), ink.pen(width, opacity, dashed));
  }

  @Override
  public long marks() {
    return Arrays.pairs(x, y);
  }
}
