package org.calibrant.math;

/** What spaced grids ask of their ends. */
final class Ends {
  private Ends() {}

  static void check(double from, double to, int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, was " + steps);
    }

    if (!Double.isFinite(from) || !Double.isFinite(to)) {
      throw new IllegalArgumentException("from and to must be finite, were " + from + " and " + to);
    }

    if (steps == 1 && from != to) {
      throw new IllegalArgumentException(
          "one step needs from and to to be the same, were " + from + " and " + to);
    }

    if (steps > 1 && !(from < to)) {
      throw new IllegalArgumentException("from must be below to, were " + from + " and " + to);
    }
  }

  static IllegalArgumentException tooClose(double from, double to, int steps) {
    return new IllegalArgumentException(
        "double precision does not hold " + steps + " values from " + from + " to " + to);
  }
}
