package org.calibrant.xray.likelihood;

import org.calibrant.math.Elementary;

/** What the statistics of counts share. */
final class Counts {
  private Counts() {}

  static double[] requireNonNegative(String name, double[] counts) {
    for (double count : counts) {
      if (!(count >= 0 && count < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            name + " must be finite and not negative, found " + count);
      }
    }

    return counts;
  }

  /** ln S, and 0 for an empty bin, whose term has no logarithm. */
  static double[] logs(double[] counts) {
    double[] logs = new double[counts.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = counts[i] > 0 ? Elementary.log(counts[i]) : 0;
    }

    return logs;
  }
}
