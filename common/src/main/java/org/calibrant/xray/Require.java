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

  /** Long and short enough for counts to be numbers. */
  static void exposure(double seconds) {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("exposure-s must be positive, was " + seconds);
    }

    if (!(seconds >= 1e-6 && seconds <= 1e12)) {
      throw new IllegalArgumentException("exposure-s must be from 1e-6 to 1e12, was " + seconds);
    }
  }
}
