package org.calibrant.xray;

/** To be replaced by the functions of the mathematics room. */
final class SpecialFunctions {
  private SpecialFunctions() {}

  static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }

    double sum = 0;
    double term = x;
    for (int n = 0; n < 200; n++) {
      sum += term;
      term *= 2 * x * x / (2 * n + 3);
    }

    return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
  }
}
