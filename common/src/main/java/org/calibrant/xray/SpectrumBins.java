package org.calibrant.xray;

import org.calibrant.math.Elementary;

/**
 * A spectrum as a fit sees it: counts per bin of at least a given number, and their logarithms.
 * Owns its arrays: one instance per thread, filled anew for every spectrum.
 */
final class SpectrumBins {
  private static final double[] LOGS = logsOfWholeNumbers(4096);

  private final int least;
  private final int[] start;
  private final double[] counts;
  private final double[] logs;
  private int bins;
  private int filled;
  private double total;

  /**
   * @param channels noticed channels
   * @param least counts that a bin must reach; 0 leaves the channels as they are
   */
  SpectrumBins(int channels, int least) {
    this.least = least;
    this.start = new int[channels + 1];
    this.counts = new double[channels];
    this.logs = new double[channels];
  }

  /**
   * Groups a spectrum; what is left over below the least counts is dropped.
   *
   * @throws IllegalArgumentException for counts that are negative or not finite
   */
  void fill(double[] spectrum) {
    for (double count : spectrum) {
      if (!(count >= 0 && count < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("counts must be finite and not negative: " + count);
      }
    }

    bins = least == 0 ? channels(spectrum) : Grouping.minimumCounts(spectrum, least, start);
    total = 0;
    filled = 0;
    for (int i = 0; i < bins; i++) {
      double sum = 0;
      for (int c = start[i]; c < start[i + 1]; c++) {
        sum += spectrum[c];
      }

      counts[i] = sum;
      logs[i] = log(sum);
      total += sum;
      filled += sum > 0 ? 1 : 0;
    }
  }

  private int channels(double[] spectrum) {
    for (int c = 0; c <= spectrum.length; c++) {
      start[c] = c;
    }

    return spectrum.length;
  }

  /** Sums expected counts per channel over the bins. */
  void group(double[] channels, double[] grouped) {
    for (int i = 0; i < bins; i++) {
      double sum = 0;
      for (int c = start[i]; c < start[i + 1]; c++) {
        sum += channels[c];
      }

      grouped[i] = sum;
    }
  }

  int bins() {
    return bins;
  }

  /** How many bins have counts. */
  int filled() {
    return filled;
  }

  /** Counts in all bins. */
  double total() {
    return total;
  }

  double[] counts() {
    return counts;
  }

  /** Logarithms of the counts; 0 for an empty bin, whose term has no logarithm. */
  double[] logs() {
    return logs;
  }

  /** Whether bins are channels, so that nothing needs to be summed. */
  boolean plain() {
    return least == 0;
  }

  private static double log(double counts) {
    int whole = (int) counts;
    return whole == counts && whole < LOGS.length ? LOGS[whole] : Elementary.log(counts);
  }

  private static double[] logsOfWholeNumbers(int n) {
    double[] logs = new double[n];
    for (int i = 1; i < n; i++) {
      logs[i] = Elementary.log(i);
    }

    return logs;
  }
}
