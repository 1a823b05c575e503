package org.calibrant.calibration;

import java.util.List;

/** The rules that several records state for their numbers. */
final class Must {
  private Must() {}

  static void bePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }

  static void beAtLeast(String name, long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(name, least, value));
    }
  }

  static void beFinite(String name, List<Double> values) {
    for (int i = 0; i < values.size(); i++) {
      if (!Double.isFinite(values.get(i))) {
        throw new IllegalArgumentException(
            "%s must be finite, element %d was %s".formatted(name, i, values.get(i)));
      }
    }
  }

  static void haveSize(String name, int size, List<?> values) {
    if (values.size() != size) {
      throw new IllegalArgumentException(
          "%s must have %d elements, has %d".formatted(name, size, values.size()));
    }
  }
}
