package org.calibrant.diffraction;

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

  static void atLeast(int least, String name, long value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
    }
  }

  static void fraction(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be from 0 to 1, was " + value);
    }
  }

  /** So many finite numbers. */
  static void numbers(String name, int count, double[] values) {
    if (values.length != count) {
      throw new IllegalArgumentException(
          name + " must be " + count + " numbers, were " + values.length);
    }

    for (double value : values) {
      finite(name, value);
    }
  }
}
