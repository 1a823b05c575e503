package org.calibrant.tracks;

/**
 * One axis of a grid. A table of equal bins leads to the interval that holds a value, or near it: on
 * an axis of equal steps one look is enough.
 */
final class Axis {
  private static final int BINS_PER_INTERVAL = 4;

  private final double[] values;
  private final double[] lengths;
  private final double[] perLength;
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
    lengths = new double[values.length - 1];
    perLength = new double[values.length - 1];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = values[i + 1] - values[i];
      perLength[i] = 1 / lengths[i];
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

  /** Length of an interval. */
  double length(int i) {
    return lengths[i];
  }

  /** One over it. */
  double perLength(int i) {
    return perLength[i];
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
