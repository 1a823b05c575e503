package org.calibrant.math;

import java.util.Arrays;

/**
 * Values as they are listed, in that order.
 *
 * @param values at least one, finite, all different
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by value
public record Points(double[] values) implements Grid {

  public Points {
    values = values.clone();
    if (values.length == 0) {
      throw new IllegalArgumentException("values must not be empty");
    }

    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("values must be finite, one was " + value);
      }
    }

    refuseDuplicates(values);
  }

  private static void refuseDuplicates(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        throw new IllegalArgumentException("values must differ, " + sorted[i] + " was given twice");
      }
    }
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Points points && Arrays.equals(values, points.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
