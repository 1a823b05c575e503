package org.calibrant.xray;

import java.util.Arrays;

/** Curves through points, constant beyond the first and the last. */
final class Curve {
  private Curve() {}

  /** Linear interpolation. */
  static double at(double[] x, double[] y, double where) {
    int last = x.length - 1;
    if (!(where > x[0])) {
      return y[0];
    }

    if (where >= x[last]) {
      return y[last];
    }

    int found = Arrays.binarySearch(x, where);
    int i = found < 0 ? -found - 2 : found;
    double share = (where - x[i]) / (x[i + 1] - x[i]);
    return y[i] + share * (y[i + 1] - y[i]);
  }

  /**
   * Second derivatives of the natural cubic spline through points: 0 at both ends (any textbook of
   * numerical analysis: a tridiagonal system, solved by elimination).
   */
  static double[] secondDerivatives(double[] x, double[] y) {
    int n = x.length;
    double[] second = new double[n];
    double[] right = new double[n];
    for (int i = 1; i < n - 1; i++) {
      double share = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
      double pivot = share * second[i - 1] + 2;
      second[i] = (share - 1) / pivot;
      double bend = (y[i + 1] - y[i]) / (x[i + 1] - x[i]) - (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
      right[i] = (6 * bend / (x[i + 1] - x[i - 1]) - share * right[i - 1]) / pivot;
    }

    second[n - 1] = 0;
    for (int i = n - 2; i >= 0; i--) {
      second[i] = i == 0 ? 0 : second[i] * second[i + 1] + right[i];
    }

    return second;
  }

  /** The natural cubic spline, constant beyond its ends. */
  static double spline(double[] x, double[] y, double[] second, double where) {
    int last = x.length - 1;
    if (!(where > x[0])) {
      return y[0];
    }

    if (where >= x[last]) {
      return y[last];
    }

    int found = Arrays.binarySearch(x, where);
    int i = found < 0 ? -found - 2 : found;
    double width = x[i + 1] - x[i];
    double a = (x[i + 1] - where) / width;
    double b = (where - x[i]) / width;
    return a * y[i]
        + b * y[i + 1]
        + ((a * a * a - a) * second[i] + (b * b * b - b) * second[i + 1]) * width * width / 6;
  }
}
