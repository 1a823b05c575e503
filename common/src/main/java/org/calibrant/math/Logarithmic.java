package org.calibrant.math;

/**
 * Values spaced evenly in their logarithm, both ends included: from (to / from)^(i / (steps − 1)).
 *
 * @param from the first value, positive
 * @param to the last value, above the first; the same when there is one step
 * @param steps how many values
 */
public record Logarithmic(double from, double to, int steps) implements Grid {
  /** The error of a value is below 10⁻¹³ of it; neighbours must be further apart. */
  private static final double SMALLEST_DISTANCE = 1e-12;

  public Logarithmic {
    if (!(from > 0)) {
      throw new IllegalArgumentException("from must be positive, was " + from);
    }

    Ends.check(from, to, steps);
    if (steps > 1 && !(distance(from, to, steps) >= SMALLEST_DISTANCE)) {
      throw Ends.tooClose(from, to, steps);
    }
  }

  @Override
  public double[] values() {
    double distance = distance(from, to, steps);
    double first = Elementary.log(from);
    double[] values = new double[steps];
    for (int i = 1; i < steps - 1; i++) {
      values[i] = Elementary.exp(i * distance + first);
    }

    values[0] = from;
    values[steps - 1] = to;
    return values;
  }

  private static double distance(double from, double to, int steps) {
    return (Elementary.log(to) - Elementary.log(from)) / (steps - 1);
  }
}
