package org.calibrant.xray;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Which channel belongs to which bin.
 *
 * @param bins how many bins there are
 * @param of the bin of each noticed channel, −1 for a channel that belongs to none
 */
public record ChannelBins(int bins, int[] of) implements Serializable {

  /**
   * Sums over bins.
   *
   * @param from index of the first noticed channel in {@code channels}
   * @param sums result, overwritten, length at least {@link #bins}
   */
  void sum(double[] channels, int from, double[] sums) {
    Arrays.fill(sums, 0, bins, 0);
    for (int c = 0; c < of.length; c++) {
      if (of[c] >= 0) {
        sums[of[c]] += channels[from + c];
      }
    }
  }

  /** Sums over bins; empty for no channels at all. */
  double[] sum(double[] channels, int from) {
    double[] sums = new double[channels.length == 0 ? 0 : bins];
    if (sums.length > 0) {
      sum(channels, from, sums);
    }

    return sums;
  }

  /** Whether every noticed channel is a bin. */
  boolean isPlain() {
    return bins == of.length;
  }

  /** Numbers the bins of which channels were kept from 0 up, leaving out the rest. */
  static ChannelBins numbered(int[] provisional) {
    int[] of = new int[provisional.length];
    int last = -1;
    int bins = 0;
    for (int c = 0; c < of.length; c++) {
      of[c] = -1;
      if (provisional[c] >= 0) {
        bins += provisional[c] == last ? 0 : 1;
        last = provisional[c];
        of[c] = bins - 1;
      }
    }

    return new ChannelBins(bins, of);
  }
}
