package org.calibrant.diffraction;

/**
 * A number with its derivatives with respect to a few parameters: forward differentiation. For the
 * few dozen operations that lead from cell constants to lattice vectors.
 *
 * @param v the value
 * @param d its derivatives
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Dual(double v, double[] d) {

  static Dual constant(double value, int parameters) {
    return new Dual(value, new double[parameters]);
  }

  /** Parameter k itself. */
  static Dual variable(double value, int k, int parameters) {
    Dual variable = constant(value, parameters);
    variable.d[k] = 1;
    return variable;
  }

  Dual plus(Dual o) {
    return combined(v + o.v, 1, o, 1);
  }

  Dual minus(Dual o) {
    return combined(v - o.v, 1, o, -1);
  }

  Dual times(Dual o) {
    return combined(v * o.v, o.v, o, v);
  }

  Dual over(Dual o) {
    double ratio = v / o.v;
    return combined(ratio, 1 / o.v, o, -ratio / o.v);
  }

  Dual times(double factor) {
    return chained(v * factor, factor);
  }

  Dual sin() {
    return chained(StrictMath.sin(v), StrictMath.cos(v));
  }

  Dual cos() {
    return chained(StrictMath.cos(v), -StrictMath.sin(v));
  }

  Dual sqrt() {
    double root = Math.sqrt(v);
    return chained(root, 0.5 / root);
  }

  /** 1 − this. */
  Dual fromOne() {
    return chained(1 - v, -1);
  }

  private Dual chained(double value, double slope) {
    double[] derivatives = new double[d.length];
    for (int i = 0; i < d.length; i++) {
      derivatives[i] = slope * d[i];
    }

    return new Dual(value, derivatives);
  }

  private Dual combined(double value, double slope, Dual o, double otherSlope) {
    double[] derivatives = new double[d.length];
    for (int i = 0; i < d.length; i++) {
      derivatives[i] = slope * d[i] + otherSlope * o.d[i];
    }

    return new Dual(value, derivatives);
  }
}
