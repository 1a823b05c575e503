package org.calibrant.params;

/** The rules that several distributions state for their numbers. */
final class Require {

  /** Configurations hold finite numbers only: from here on an end stands for none. */
  private static final double NO_END = 1e300;

  private Require() {}

  static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, was " + value);
    }
  }

  static void positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
  }

  static void ordered(double lower, double upper) {
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "lower must be below upper, were %s and %s".formatted(lower, upper));
    }
  }

  /** An end of 10³⁰⁰ or beyond is none. */
  static double end(double value) {
    return Math.abs(value) >= NO_END ? Math.copySign(Double.POSITIVE_INFINITY, value) : value;
  }
}
