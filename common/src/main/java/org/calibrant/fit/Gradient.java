package org.calibrant.fit;

/**
 * The gradient of an objective: its own, or central differences, of which all 2 n points are
 * evaluated together. A step is ε^⅓ of the size of the variable, which is at least 1 and at most the
 * width of the box. Where a neighbour is not finite, or beyond a bound, the difference is one-sided.
 */
final class Gradient {
  private static final double STEP = 6.055454452393343e-6; // ε^⅓, ε = 2⁻⁵²

  private final Tally tally;
  private final Box box;
  private final double[][] points;
  private final double[] values;

  Gradient(Tally tally, Box box) {
    int n = box.dimensions();
    this.tally = tally;
    this.box = box;
    this.points = tally.hasGradient() ? new double[0][] : new double[2 * n][n];
    this.values = new double[points.length];
  }

  /** How many evaluations {@link #at} takes. */
  int cost() {
    return Math.max(1, points.length);
  }

  /**
   * Writes the gradient at a point.
   *
   * @param value f there
   */
  void at(double[] point, double value, double[] out) {
    if (tally.hasGradient()) {
      tally.gradient(point, out);
      return;
    }

    int n = point.length;
    for (int i = 0; i < n; i++) {
      double width = box.inside(i, Double.MAX_VALUE) - box.inside(i, -Double.MAX_VALUE);
      double step = STEP * Math.min(Math.max(1, Math.abs(point[i])), width);
      shifted(point, i, step, points[2 * i]);
      shifted(point, i, -step, points[2 * i + 1]);
    }

    tally.values(points, values);
    for (int i = 0; i < n; i++) {
      out[i] = difference(point[i], value, i);
    }
  }

  private void shifted(double[] point, int i, double step, double[] out) {
    System.arraycopy(point, 0, out, 0, point.length);
    out[i] = box.inside(i, point[i] + step);
  }

  private double difference(double x, double value, int i) {
    boolean above = values[2 * i] < Double.POSITIVE_INFINITY;
    boolean below = values[2 * i + 1] < Double.POSITIVE_INFINITY;
    double high = above ? points[2 * i][i] : x;
    double low = below ? points[2 * i + 1][i] : x;
    double rise = (above ? values[2 * i] : value) - (below ? values[2 * i + 1] : value);
    return high > low ? rise / (high - low) : 0;
  }
}
