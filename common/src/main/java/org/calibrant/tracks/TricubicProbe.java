package org.calibrant.tracks;

/**
 * Tricubic interpolation: along each axis, between f₀ and f₁ at a distance h, the cubic
 *
 * <pre>
 *   f(t) = (1 + 2t)(1 − t)² f₀ + t (1 − t)² h f₀' + t² (3 − 2t) f₁ − t² (1 − t) h f₁'
 * </pre>
 *
 * with f' the slope of the parabola through a point and its two neighbours (at an end, through the
 * three outermost points). As f' is linear in the values, f is a weighted sum of four of them, and the
 * field one of 64.
 */
final class TricubicProbe implements FieldProbe {
  private final TrustedMap map;
  private final Outside outside;
  private final double factor;
  private final double[] nodes;
  private final Axis xs;
  private final Axis ys;
  private final Axis zs;
  private final double[] wx = new double[4];
  private final double[] wy = new double[4];
  private final double[] wz = new double[4];
  private Ending unknown;

  /**
   * @param factor of all fields
   */
  TricubicProbe(TrustedMap map, Outside outside, double factor) {
    this.map = map;
    this.outside = outside;
    this.factor = factor;
    this.nodes = map.b();
    this.xs = new Axis(map.x());
    this.ys = new Axis(map.y());
    this.zs = new Axis(map.z());
  }

  @Override
  public void at(double x, double y, double z, double[] b) {
    boolean trusted = holds(xs, x) && holds(ys, y) && holds(zs, z);
    if (trusted) {
      interpolate(x, y, z, b);
      unknown = Double.isNaN(b[1]) ? Ending.REJECTED_BY_MASK : null;
    } else if (!(holds(map.whole().x(), x) && holds(map.whole().y(), y) && holds(zs, z))) {
      fill(outside == Outside.ZERO ? 0 : Double.NaN, b);
      unknown = Ending.LEFT_MAP;
    } else if (map.beyond() == Beyond.CLAMP) {
      double cx = Math.max(xs.first(), Math.min(xs.last(), x));
      double cy = Math.max(ys.first(), Math.min(ys.last(), y));
      interpolate(cx, cy, z, b);
    } else {
      fill(map.beyond() == Beyond.ZERO ? 0 : Double.NaN, b);
      unknown = Ending.REJECTED_BY_MASK;
    }
  }

  @Override
  public Ending unknown() {
    return unknown;
  }

  private static void fill(double value, double[] b) {
    b[0] = value;
    b[1] = value;
    b[2] = value;
  }

  private static boolean holds(Axis axis, double x) {
    return x >= axis.first() && x <= axis.last();
  }

  private static boolean holds(double[] axis, double x) {
    return x >= axis[0] && x <= axis[axis.length - 1];
  }

  private void interpolate(double x, double y, double z, double[] b) {
    int stepY = 3 * zs.size();
    int stepX = stepY * ys.size();
    int origin = weights(xs, x, wx) * stepX + weights(ys, y, wy) * stepY + 3 * weights(zs, z, wz);
    double bx = 0;
    double by = 0;
    double bz = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double wxy = wx[i] * wy[j];
        int n = origin + i * stepX + j * stepY;
        for (int k = 0; k < 4; k++) {
          double w = wxy * wz[k];
          bx += w * nodes[n];
          by += w * nodes[n + 1];
          bz += w * nodes[n + 2];
          n += 3;
        }
      }
    }

    b[0] = factor * bx;
    b[1] = factor * by;
    b[2] = factor * bz;
  }

  /** Writes the weights of four neighbouring points and returns the index of the first. */
  private static int weights(Axis axis, double x, double[] w) {
    int cell = axis.interval(x);
    int first = Math.max(0, Math.min(cell - 1, axis.size() - 4));
    int i = cell - first;
    double h = axis.value(cell + 1) - axis.value(cell);
    double t = (x - axis.value(cell)) / h;
    double s = 1 - t;
    w[0] = 0;
    w[1] = 0;
    w[2] = 0;
    w[3] = 0;
    w[i] += (1 + 2 * t) * s * s;
    w[i + 1] += t * t * (3 - 2 * t);
    addSlope(axis, first, i, t * s * s * h, w);
    addSlope(axis, first, i + 1, -t * t * s * h, w);
    return first;
  }

  /** Adds the slope at point {@code first + i}, times a factor. */
  private static void addSlope(Axis axis, int first, int i, double factor, double[] w) {
    int point = first + i;
    int middle = Math.max(1, Math.min(point, axis.size() - 2));
    double at = axis.value(point);
    double a = axis.value(middle - 1);
    double b = axis.value(middle);
    double c = axis.value(middle + 1);
    int o = middle - 1 - first;
    // derivatives of the three Lagrange polynomials
    w[o] += factor * ((at - b) + (at - c)) / ((a - b) * (a - c));
    w[o + 1] += factor * ((at - a) + (at - c)) / ((b - a) * (b - c));
    w[o + 2] += factor * ((at - a) + (at - b)) / ((c - a) * (c - b));
  }
}
