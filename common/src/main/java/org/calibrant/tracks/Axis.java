package org.calibrant.tracks;

/** One axis of a grid and the interval in which it was asked last. Serves one thread. */
final class Axis {
  private final double[] values;

  /** The interval from {@code values[cell]} to {@code values[cell + 1]}. */
  int cell;

  /** Its lower end. */
  double low;

  /** Its upper end. */
  private double high;

  /** One over its length. */
  double perLength;

  Axis(double[] values) {
    this.values = values;
    select(0);
  }

  /** Whether x lies in the selected interval; the upper end belongs to the next one. */
  boolean holds(double x) {
    return x >= low && x < high;
  }

  /**
   * Selects the interval that holds x; the last one also its upper end.
   *
   * @return false, with nothing selected anew, if x is not on the axis
   */
  boolean find(double x) {
    int last = values.length - 1;
    if (!(x >= values[0] && x <= values[last])) {
      return false;
    }

    int below = 0;
    int above = last;
    if (x >= high && cell + 2 <= last && x < values[cell + 2]) {
      below = cell + 1;
      above = cell + 2;
    }

    while (above - below > 1) {
      int middle = (below + above) >>> 1;
      if (values[middle] <= x) {
        below = middle;
      } else {
        above = middle;
      }
    }

    select(below);
    return true;
  }

  private void select(int i) {
    cell = i;
    low = values[i];
    high = values[i + 1];
    perLength = 1 / (high - low);
  }

  int size() {
    return values.length;
  }

  double value(int i) {
    return values[i];
  }
}
