package org.calibrant.diffraction;

import org.calibrant.math.Turns;

/**
 * Interference of N slits as a ratio, sin(πNd) / sin(πd) for |d| ≤ ½, with its derivatives; for any N.
 * Near d = 0 the first terms of its series.
 */
final class SlitRatio {
  static final double NEAR = 1e-5;
  private static final double PI2 = Math.PI * Math.PI;

  private SlitRatio() {}

  static double factor(double n, double d) {
    if (Math.abs(d) < NEAR) {
      return n * (1 - (n * n - 1) * PI2 * d * d / 6);
    }

    return Turns.sinPi(n * d) / Turns.sine(d);
  }

  /** By d. */
  static double slope(double n, double d) {
    if (Math.abs(d) < NEAR) {
      return -n * (n * n - 1) * PI2 * d / 3;
    }

    double s = Turns.sine(d);
    return Math.PI * (n * Turns.cosPi(n * d) * s - Turns.sinPi(n * d) * Turns.cosine(d)) / (s * s);
  }

  /** By N. */
  static double byCells(double n, double d) {
    if (Math.abs(d) < NEAR) {
      return 1 - (3 * n * n - 1) * PI2 * d * d / 6;
    }

    return Math.PI * d * Turns.cosPi(n * d) / Turns.sine(d);
  }
}
