package org.calibrant.report.chart;

/**
 * What lies between two curves.
 *
 * @param x along both
 * @param lower curve
 * @param upper curve
 */
@SuppressWarnings("ArrayRecordComponent")
public record Band(String name, double[] x, double[] lower, double[] upper) implements Layer {
  public Band {
    Arrays.requireSame(x, lower);
    Arrays.requireSame(x, upper);
  }

  @Override
  public Extent x(Scale scale) {
    return Arrays.extent(scale, Arrays.where(x, lower));
  }

  @Override
  public Extent y(Scale scale) {
    return Arrays.extent(scale, lower).and(Arrays.extent(scale, upper));
  }

  /** Filled between gaps. */
  @Override
  public void draw(Canvas canvas, Frame frame, Ink ink) {
    int from = 0;
    for (int i = 0; i <= x.length; i++) {
      boolean gap =
          i == x.length || Double.isNaN(frame.x(x[i]) + frame.y(lower[i]) + frame.y(upper[i]));
      if (gap) {
        fill(canvas, frame, ink.colour(), from, i);
        from = i + 1;
      }
    }
  }

  private void fill(Canvas canvas, Frame frame, int colour, int from, int to) {
    int n = to - from;
    double[] xs = new double[2 * n];
    double[] ys = new double[2 * n];
    for (int i = 0; i < n; i++) {
      xs[i] = frame.x(x[from + i]);
      ys[i] = frame.y(lower[from + i]);
      xs[2 * n - 1 - i] = xs[i];
      ys[2 * n - 1 - i] = frame.y(upper[from + i]);
    }

    canvas.area(xs, ys, colour, 0.25);
  }

  @Override
  public long marks() {
    return Arrays.pairs(lower, upper);
  }
}
