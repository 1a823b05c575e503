package org.calibrant.xray;

import java.util.Arrays;

/** Neighbouring channels joined into bins. */
public final class Grouping {
  private Grouping() {}

  /**
   * Joins channels, from the first upwards, until each bin holds at least {@code n} counts. What is
   * left over at the end holds fewer and is bad: it belongs to no bin.
   *
   * @param counts counts per channel, not negative
   * @param n least counts of a bin, at least 1
   * @return starts of the bins and, last, the end of the last bin: bin i is start[i] ≤ c &lt;
   *     start[i + 1]
   */
  public static int[] minimumCounts(double[] counts, double n) {
    int[] start = new int[counts.length + 1];
    return Arrays.copyOf(start, minimumCounts(counts, n, start) + 1);
  }

  /**
   * As {@link #minimumCounts(double[], double)}, into the caller's array.
   *
   * @param start result, length at least counts + 1
   * @return how many bins there are
   */
  static int minimumCounts(double[] counts, double n, int[] start) {
    if (!(n > 0)) {
      throw new IllegalArgumentException("the least counts of a bin must be positive, was " + n);
    }

    int bins = 0;
    start[0] = 0;
    double sum = 0;
    for (int c = 0; c < counts.length; c++) {
      sum += counts[c];
      if (sum >= n) {
        start[++bins] = c + 1;
        sum = 0;
      }
    }

    return bins;
  }

  /**
   * Sums of {@code values} over bins.
   *
   * @param start as returned by {@link #minimumCounts}
   * @param grouped result, length at least {@code start.length - 1}
   */
  public static void sum(double[] values, int[] start, double[] grouped) {
    for (int i = 0; i + 1 < start.length; i++) {
      double sum = 0;
      for (int c = start[i]; c < start[i + 1]; c++) {
        sum += values[c];
      }

      grouped[i] = sum;
    }
  }
}
