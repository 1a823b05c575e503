package org.calibrant.math;

/**
 * Evenly spaced values, both ends included: from + i (to − from) / (steps − 1).
 *
 * @param from the first value
 * @param to the last value, above the first; the same when there is one step
 * @param steps how many values
 */
public record Linear(double from, double to, int steps) implements Grid {

  public Linear {
    Ends.check(from, to, steps);
    double distance = distance(from, to, steps);
    double smallest = 4 * Math.ulp(Math.max(Math.abs(from), Math.abs(to)));
    if (steps > 1 && !(distance >= smallest && distance < Double.POSITIVE_INFINITY)) {
      throw Ends.tooClose(from, to, steps);
    }
  }

  @Override
  public double[] values() {
    double distance = distance(from, to, steps);
    double[] values = new double[steps];
    for (int i = 0; i < steps - 1; i++) {
      values[i] = i * distance + from;
    }

    values[steps - 1] = to;
    return values;
  }

  private static double distance(double from, double to, int steps) {
    return (to - from) / (steps - 1);
  }
}
