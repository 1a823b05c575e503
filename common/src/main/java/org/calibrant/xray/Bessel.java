package org.calibrant.xray;

/** To be replaced by the functions of the mathematics room. */
final class Bessel {
  private Bessel() {}

  static double k0Scaled(double x) {
    double h = 0.05;
    double sum = 0.5;
    for (int n = 1; n < 1000; n++) {
      double term = StrictMath.exp(-x * (StrictMath.cosh(n * h) - 1));
      sum += term;
      if (term < 1e-18) {
        break;
      }
    }

    return h * sum;
  }
}
