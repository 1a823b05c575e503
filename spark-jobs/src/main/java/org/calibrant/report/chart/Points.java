package org.calibrant.report.chart;

/**
 * Points, with error bars where there are errors.
 *
 * @param x of the points
 * @param y of the points
 * @param below length of each error bar downwards; empty for none
 * @param above length of each error bar upwards; empty for none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Points(String name, double[] x, double[] y, double[] below, double[] above)
    implements Layer {
  private static final double[] NONE = {};
  private static final int MANY = 200;
  private static final int VERY_MANY = 1500;

  public Points {
    Arrays.requireSame(x, y);
    if (below.length > 0 || above.length > 0) {
      Arrays.requireSame(x, below);
      Arrays.requireSame(x, above);
    }
  }

  /** Points without errors. */
  public static Points of(String name, double[] x, double[] y) {
    return new Points(name, x, y, NONE, NONE);
  }

  /** Points with the same error to both sides. */
  public static Points of(String name, double[] x, double[] y, double[] sigma) {
    return new Points(name, x, y, sigma, sigma);
  }

  @Override
  public Extent x(Scale scale) {
    return Arrays.extent(scale, Arrays.where(x, y));
  }

  @Override
  public Extent y(Scale scale) {
    Extent extent = Arrays.extent(scale, Arrays.where(y, x));
    if (below.length == 0) {
      return extent;
    }

    return extent
        .and(Arrays.extent(scale, Arrays.where(Arrays.sum(y, below, -1), x)))
        .and(Arrays.extent(scale, Arrays.where(Arrays.sum(y, above, 1), x)));
  }

  @Override
  public void draw(Canvas canvas, Frame frame, Ink ink) {
    double radius = x.length > VERY_MANY ? 0.8 : x.length > MANY ? 1.2 : 2.2;
    double opacity = x.length > MANY ? 0.6 : 1;
    if (below.length > 0) {
      bars(canvas, frame, ink.colour(), opacity);
    }

    if (ink.round() == 0 || x.length > MANY) {
      canvas.dots(frame.x(x), frame.y(y), radius, ink.colour(), opacity);
    } else {
      for (int i = 0; i < x.length; i++) {
        symbol(canvas, frame.x(x[i]), frame.y(y[i]), 1.4 * radius, ink);
      }
    }
  }

  /** A polygon of as many corners as the colours were used, from the triangle on. */
  static void symbol(Canvas canvas, double x, double y, double radius, Ink ink) {
    int corners = 2 + Math.min(ink.round(), 4);
    double[] xs = new double[corners];
    double[] ys = new double[corners];
    for (int i = 0; i < corners; i++) {
      xs[i] = x + radius * StrictMath.sin(2 * Math.PI * i / corners);
      ys[i] = y - radius * StrictMath.cos(2 * Math.PI * i / corners);
    }

    canvas.area(xs, ys, ink.colour(), 1);
  }

  private void bars(Canvas canvas, Frame frame, int colour, double opacity) {
    double[] xs = new double[3 * x.length];
    double[] ys = new double[3 * x.length];
    for (int i = 0; i < x.length; i++) {
      double low = frame.y(y[i] - below[i]);
      xs[3 * i] = frame.x(x[i]);
      xs[3 * i + 1] = xs[3 * i];
      xs[3 * i + 2] = Double.NaN;
      // A bar down to where a logarithm ends reaches the edge.
      ys[3 * i] = Double.isNaN(low) && !Double.isNaN(below[i]) ? frame.bottom() : low;
      ys[3 * i + 1] = frame.y(y[i] + above[i]);
      ys[3 * i + 2] = Double.NaN;
    }

    canvas.path(xs, ys, new Pen(colour, 0.9, opacity, false));
  }

  @Override
  public long marks() {
    return Arrays.pairs(x, y);
  }
}
