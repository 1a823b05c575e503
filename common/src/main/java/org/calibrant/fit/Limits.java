package org.calibrant.fit;

/** The rules that several searches state for their numbers. */
final class Limits {
  private Limits() {}

  static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
    }
  }

  static void notNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be finite and not negative, was " + value);
    }
  }

  static void positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
  }

  /** A box that a search can fill with points. */
  static void bounded(String search, Box box) {
    for (int i = 0; i < box.dimensions(); i++) {
      double low = box.inside(i, Double.NEGATIVE_INFINITY);
      double high = box.inside(i, Double.POSITIVE_INFINITY);
      if (Double.isInfinite(high - low)) {
        throw new IllegalArgumentException(
            "%s needs bounds, variable %d has [%s, %s]".formatted(search, i + 1, low, high));
      }
    }
  }
}
