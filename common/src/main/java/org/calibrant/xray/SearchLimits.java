package org.calibrant.xray;

/**
 * The part of the nodes' range in which the temperature may lie.
 *
 * @param first first interval
 * @param firstW where in it the lower limit is
 * @param last last interval
 * @param lastW where in it the upper limit is
 */
record SearchLimits(int first, double firstW, int last, double lastW) {
  static SearchLimits of(NodeSpectra.NodeGrid grid, double min, double max) {
    double[] kt = grid.kt();
    int end = kt.length - 2;
    int first = 0;
    while (first < end && kt[first + 1] <= min) {
      first++;
    }

    int last = end;
    while (last > 0 && kt[last] >= max) {
      last--;
    }

    return new SearchLimits(
        first, Math.max(0, grid.fraction(first, min)), last, Math.min(1, grid.fraction(last, max)));
  }

  double low(int i) {
    return i == first ? firstW : 0;
  }

  double high(int i) {
    return i == last ? lastW : 1;
  }

  /** The end of interval i in a direction, 1 upwards and −1 downwards. */
  double end(int sign, int i) {
    return sign > 0 ? high(i) : low(i);
  }

  boolean isLast(int sign, int i) {
    return i == (sign > 0 ? last : first);
  }
}
