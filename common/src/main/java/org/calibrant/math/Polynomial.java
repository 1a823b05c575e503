package org.calibrant.math;

/** Polynomials by their coefficients, lowest power first. */
final class Polynomial {
  private Polynomial() {}

  /** c₀ + c₁ s + c₂ s² + …, even and odd powers apart, so that their chains overlap. */
  static double at(double[] c, double s) {
    double square = s * s;
    int last = c.length - 1;
    double higher = c[last];
    double lower = c[last - 1];
    for (int i = last - 2; i > 0; i -= 2) {
      higher = higher * square + c[i];
      lower = lower * square + c[i - 1];
    }

    return c.length % 2 == 0 ? higher * s + lower : higher * square + c[0] + lower * s;
  }
}
