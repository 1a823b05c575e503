package org.calibrant.data.ogip;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rules that several records share; rows count from 1 as in the file. */
final class Checks {
  private Checks() {}

  static void sameLength(String name, double[] values, int expected) {
    if (values.length != expected) {
      throw new IllegalArgumentException(
          "%s has %d values, expected %d".formatted(name, values.length, expected));
    }
  }

  static void sameLength(String name, int[] values, int expected) {
    if (values.length != expected) {
      throw new IllegalArgumentException(
          "%s has %d values, expected %d".formatted(name, values.length, expected));
    }
  }

  static void notNegative(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "row %d: %s must be finite and not negative, was %s".formatted(i + 1, name, values[i]));
      }
    }
  }

  static void finite(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "row %d: %s must be finite, was %s".formatted(i + 1, name, values[i]));
      }
    }
  }

  /** A copy that keeps the order of the header, so that nothing depends on hashing. */
  static Map<String, String> ordered(Map<String, String> keywords) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
  }
}
