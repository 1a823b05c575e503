package org.calibrant.xray;

import java.io.Serializable;

/**
 * A spectrum in bins, with what models make one expect there: what a plot of a fit shows. Where a
 * background is known, counts are less it.
 *
 * @param fromKev nominal lower edge of each bin [keV]
 * @param toKev nominal upper edge of each bin [keV]
 * @param exposureS exposure [s]
 * @param counts what was counted [count]
 * @param background what they are less [count]; empty for none
 * @param expected what the best fit makes one expect [count]
 * @param truth what the simulated instrument made one expect [count]; empty where nobody knows
 * @param variance of counts − expected, if the fit is right [count²]
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record FoldedFit(
    double[] fromKev,
    double[] toKev,
    double exposureS,
    double[] counts,
    double[] background,
    double[] expected,
    double[] truth,
    double[] variance)
    implements Serializable {

  /** Of whole channels. */
  static FoldedFit ofChannels(
      Observation observation,
      Notice.Range noticed,
      double[] counts,
      double[] background,
      double[] expected,
      double[] truth,
      double[] variance) {
    double[] from = new double[noticed.size()];
    double[] to = new double[from.length];
    for (int c = 0; c < from.length; c++) {
      from[c] = observation.response().channelMin()[noticed.first() + c];
      to[c] = observation.response().channelMax()[noticed.first() + c];
    }

    return new FoldedFit(
        from, to, observation.exposureS(), counts, background, expected, truth, variance);
  }

  /**
   * The same with neighbours joined until each bin has at least so many expected counts; what is left
   * over at the end joins the last one.
   */
  public FoldedFit joined(double least) {
    int n = counts.length;
    int[] bin = new int[n];
    int bins = 0;
    double sum = 0;
    double rest = 0;
    for (int i = n - 1; i >= 0; i--) {
      rest += expected[i];
    }

    for (int i = 0; i < n; i++) {
      bin[i] = bins;
      sum += expected[i];
      rest -= expected[i];
      if (sum >= least && rest >= least) {
        bins++;
        sum = 0;
      }
    }

    int joined = n == 0 ? 0 : bins + 1;
    double[] from = new double[joined];
    double[] to = new double[joined];
    for (int i = n - 1; i >= 0; i--) {
      from[bin[i]] = fromKev[i];
    }

    for (int i = 0; i < n; i++) {
      to[bin[i]] = toKev[i];
    }

    return new FoldedFit(
        from,
        to,
        exposureS,
        sums(counts, bin, joined),
        background.length == 0 ? background : sums(background, bin, joined),
        sums(expected, bin, joined),
        truth.length == 0 ? truth : sums(truth, bin, joined),
        sums(variance, bin, joined));
  }

  private static double[] sums(double[] values, int[] bin, int bins) {
    double[] sums = new double[bins];
    for (int i = 0; i < values.length; i++) {
      sums[bin[i]] += values[i];
    }

    return sums;
  }

  /** (counts − expected) / σ of each bin; NaN where σ is not positive. */
  public double[] residuals() {
    double[] residuals = new double[counts.length];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] =
          variance[i] > 0 ? (counts[i] - expected[i]) / Math.sqrt(variance[i]) : Double.NaN;
    }

    return residuals;
  }
}
