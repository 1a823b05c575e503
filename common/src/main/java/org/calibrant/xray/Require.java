package org.calibrant.xray;

/** The rules that several records state for their numbers. */
final class Require {
  private Require() {}

  static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, was " + value);
    }
  }

  static void positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }

  static void nonNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must not be negative, was " + value);
    }
  }

  static void redshift(double redshift) {
    if (!(redshift > -1) || Double.isInfinite(redshift)) {
      throw new IllegalArgumentException("redshift must be above -1, was " + redshift);
    }
  }
}
