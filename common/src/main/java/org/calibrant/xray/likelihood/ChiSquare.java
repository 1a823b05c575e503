package org.calibrant.xray.likelihood;

import java.util.Arrays;

/**
 * χ² with the background subtracted,
 *
 * <pre>  χ² = Σ (S − B/α − m)² / σ²</pre>
 *
 * with σ² from the {@link Weight}.
 *
 * @param weight where σ² comes from
 */
public record ChiSquare(Weight weight) implements Statistic {

  /** Where the variance of a bin comes from. */
  public enum Weight {
    /**
     * The errors in the file (STAT_ERR), for source and background each; where a file has none,
     * as DATA. XSPEC's {@code standard}.
     */
    FILE,
    /** S + B/α²; 1 where that is 0. */
    DATA,
    /**
     * (1 + √(S + ¾))² + (1 + √(B + ¾))² / α² (Gehrels 1986, ApJ 303, 336, eq. 7): upper errors of
     * few counts.
     */
    GEHRELS,
    /** m + B/α², m being at least 10⁻⁵: changes during the fit. */
    MODEL
  }

  @Override
  public String name() {
    return "chi2";
  }

  @Override
  public boolean isChiSquare() {
    return true;
  }

  @Override
  public Deviance of(BinnedCounts data) {
    double[] net = data.counts().clone();
    for (int i = 0; i < data.background().length; i++) {
      net[i] -= data.background()[i] / data.ratio()[i];
    }

    double[] variance = variance(data);
    return weight == Weight.MODEL ? byModel(net, variance) : byData(net, variance);
  }

  private static Deviance byData(double[] net, double[] variance) {
    for (double v : variance) {
      if (!(v > 0)) {
        throw new IllegalArgumentException("a bin has the variance " + v + ", it must be positive");
      }
    }

    return (m, slope, weight) -> {
      double sum = 0;
      for (int i = 0; i < net.length; i++) {
        double distance = m[i] - net[i];
        sum += distance * distance / variance[i];
        slope[i] = 2 * distance / variance[i];
        weight[i] = 2 / variance[i];
      }

      return sum;
    };
  }

  /** σ² = m + v: ∂χ²/∂m = 2 r/σ² − r²/σ⁴, r = m − net. */
  private static Deviance byModel(double[] net, double[] background) {
    return (m, slope, weight) -> {
      double sum = 0;
      for (int i = 0; i < net.length; i++) {
        boolean above = m[i] > CStat.FLOOR;
        double variance = (above ? m[i] : CStat.FLOOR) + background[i];
        double distance = m[i] - net[i];
        double relative = distance / variance;
        sum += distance * relative;
        slope[i] = 2 * relative - (above ? relative * relative : 0);
        weight[i] = 2 / variance;
      }

      return sum;
    };
  }

  private double[] variance(BinnedCounts data) {
    double[] variance = new double[data.bins()];
    if (weight == Weight.FILE && data.variance().length > 0) {
      System.arraycopy(data.variance(), 0, variance, 0, variance.length);
    } else if (weight != Weight.MODEL) {
      Arrays.setAll(variance, i -> counted(data.counts()[i]));
    }

    boolean stated = weight == Weight.FILE && data.backgroundVariance().length > 0;
    for (int i = 0; i < data.background().length; i++) {
      double own = stated ? data.backgroundVariance()[i] : counted(data.background()[i]);
      variance[i] += own / (data.ratio()[i] * data.ratio()[i]);
    }

    if (weight == Weight.DATA || weight == Weight.FILE && data.variance().length == 0) {
      Arrays.setAll(variance, i -> variance[i] > 0 ? variance[i] : 1);
    }

    return variance;
  }

  private double counted(double counts) {
    if (weight != Weight.GEHRELS) {
      return Math.max(0, counts);
    }

    double root = 1 + Math.sqrt(Math.max(0, counts) + 0.75);
    return root * root;
  }
}
