package org.calibrant.xray.likelihood;

import java.io.Serializable;
import java.util.Arrays;

/**
 * An observed spectrum in bins, one element per bin.
 *
 * @param counts S, counts in the source region
 * @param variance of the counts as the file states it; empty where it states none
 * @param background B, counts in the background region; empty without a background
 * @param ratio α = t_b / t_s, effective exposure of the background region over that of the source
 *     region; empty without a background
 * @param backgroundVariance of the background counts as its file states it; empty where it states
 *     none
 */
public record BinnedCounts(
    double[] counts,
    double[] variance,
    double[] background,
    double[] ratio,
    double[] backgroundVariance)
    implements Serializable {

  public BinnedCounts {
    for (double[] other : new double[][] {variance, background, ratio, backgroundVariance}) {
      if (other.length != 0 && other.length != counts.length) {
        throw new IllegalArgumentException(
            "expected %d bins, found %d".formatted(counts.length, other.length));
      }
    }

    if (background.length != ratio.length) {
      throw new IllegalArgumentException("background and ratio must be as many");
    }
  }

  /** Counts without a background, with the errors of counting. */
  public static BinnedCounts of(double... counts) {
    double[] none = {};
    return new BinnedCounts(counts, none, none, none, none);
  }

  /** Number of bins. */
  public int bins() {
    return counts.length;
  }

  public boolean hasBackground() {
    return background.length > 0;
  }

  /** Counts in all bins. */
  public double total() {
    return Arrays.stream(counts).sum();
  }
}
