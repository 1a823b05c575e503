package org.calibrant.tracks;

/**
 * One axis of a grid. A table of equal bins leads to the interval that holds a value, or near it: on
 * an axis of equal steps one look is enough.
 */
final class Axis {
  private static final int BINS_PER_INTERVAL = 4;

  /** Columns of the table; four, so that an interval lies in a line of cache. */
  private static final int COLUMNS = 4;

  private static final int HELD = 1;
  private static final int PER_LENGTH = 2;

  private final double[] values;

  /** Of each interval: where it begins, the greatest distance from there it holds, 1 / length. */
  private final double[] table;

  private final int[] guess;
  private final double binsPerLength;

  /**
   * @param values increasing, at least two
   */
  Axis(double[] values) {
    this.values = values;
    int bins = BINS_PER_INTERVAL * (values.length - 1);
    double length = values[values.length - 1] - values[0];
    guess = new int[bins + 1];
    binsPerLength = bins / length;
    table = new double[COLUMNS * values.length];
    for (int i = 0; i < values.length; i++) {
      table[COLUMNS * i] = values[i];
      if (i < values.length - 1) {
        double size = values[i + 1] - values[i];
        table[COLUMNS * i + HELD] = Math.nextDown(size);
        table[COLUMNS * i + PER_LENGTH] = 1 / size;
      }
    }

    int interval = 0;
    for (int bin = 0; bin <= bins; bin++) {
      double middle = values[0] + (bin + 0.5) * (length / bins);
      while (interval < values.length - 2 && middle >= values[interval + 1]) {
        interval++;
      }

      guess[bin] = interval;
    }
  }

  /**
   * The i with {@code value(i) ≤ x < value(i + 1)}, of the last interval also {@code x = value(i +
   * 1)}; −1 if x is not on the axis.
   */
  int interval(double x) {
    int last = values.length - 1;
    if (!(x >= values[0] && x <= values[last])) {
      return -1;
    }

    int i = guess[(int) ((x - values[0]) * binsPerLength)];
    while (i > 0 && x < values[i]) {
      i--;
    }

    while (i < last - 1 && x >= values[i + 1]) {
      i++;
    }

    return i;
  }

  /**
   * As {@link #interval(double)}, from an interval where the search shall begin: that of a point is
   * mostly the one of the point before, or the next.
   */
  int interval(double x, int near) {
    double[] t = table;
    int at = COLUMNS * near;
    if (x >= t[at]) {
      double next = t[at + COLUMNS];
      if (x < next) {
        return near;
      }

      if (at + 2 * COLUMNS < t.length && x >= next && x < t[at + 2 * COLUMNS]) {
        return near + 1;
      }
    }

    return interval(x);
  }

  /**
   * Writes where an interval begins to {@code s[at]}, and the greatest distance from there that is
   * below its length to {@code s[at + 3]}; returns one over its length.
   */
  double span(int i, double[] s, int at) {
    s[at] = table[COLUMNS * i];
    s[at + 3] = table[COLUMNS * i + HELD];
    return table[COLUMNS * i + PER_LENGTH];
  }

  int size() {
    return values.length;
  }

  double value(int i) {
    return values[i];
  }

  double first() {
    return values[0];
  }

  double last() {
    return values[values.length - 1];
  }
}
