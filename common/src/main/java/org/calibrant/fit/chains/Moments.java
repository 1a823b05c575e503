package org.calibrant.fit.chains;

import java.util.Arrays;

/** Means, variances and quantiles, summed in the order of the draws. */
public final class Moments {
  private Moments() {}

  public static double mean(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }

    return sum / x.length;
  }

  /** With n − 1. */
  public static double variance(double[] x) {
    double mean = mean(x);
    double sum = 0;
    for (double value : x) {
      sum += (value - mean) * (value - mean);
    }

    return sum / (x.length - 1);
  }

  /** All draws, chain after chain. */
  public static double[] pooled(double[][] chains) {
    int n = chains[0].length;
    double[] all = new double[chains.length * n];
    for (int c = 0; c < chains.length; c++) {
      System.arraycopy(chains[c], 0, all, c * n, n);
    }

    return all;
  }

  public static double[] sorted(double[] x) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Linear between order statistics: at p (n − 1) of the sorted values. */
  public static double quantile(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
