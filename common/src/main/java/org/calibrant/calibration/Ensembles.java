package org.calibrant.calibration;

import org.calibrant.fit.chains.Diagnostics;
import org.calibrant.fit.chains.Moments;
import org.calibrant.fit.chains.Ranks;

/**
 * Diagnostics that take each independent ensemble for one chain. The walkers of an ensemble lean on
 * one another, so they agree sooner than they should; independent ensembles do not.
 */
final class Ensembles {
  private static final int FEWEST_DRAWS = 4;

  private Ensembles() {}

  /**
   * Rank-normalised split R-hat with an ensemble as the chain: first and second half of each
   * ensemble, all its walkers together.
   *
   * @param chains one per walker, ensemble after ensemble
   */
  static double rHat(double[][] chains, int ensembles) {
    return chains[0].length < FEWEST_DRAWS
        ? Double.NaN
        : Diagnostics.unsplitRHat(halves(chains, ensembles));
  }

  private static double[][] halves(double[][] chains, int ensembles) {
    int n = chains[0].length;
    int half = n / 2;
    int walkers = chains.length / ensembles;
    double[][] halves = new double[2 * ensembles][half * walkers];
    for (int c = 0; c < chains.length; c++) {
      int ensemble = c / walkers;
      int at = c % walkers * half;
      System.arraycopy(chains[c], 0, halves[2 * ensemble], at, half);
      System.arraycopy(chains[c], n - half, halves[2 * ensemble + 1], at, half);
    }

    return halves;
  }

  /**
   * Effective draws, with the walkers' dependence on one another: with mₜ the mean of the
   * rank-normalised walkers of an ensemble at draw t,
   *
   * <pre>
   *   ESS = ESS(m) var(z) / var(m).
   * </pre>
   */
  static double ess(double[][] chains, int ensembles) {
    int n = chains[0].length;
    if (n < FEWEST_DRAWS) {
      return Double.NaN;
    }

    int walkers = chains.length / ensembles;
    double[][] z = Ranks.normalised(chains);
    double[][] means = new double[ensembles][n];
    for (int c = 0; c < chains.length; c++) {
      for (int t = 0; t < n; t++) {
        means[c / walkers][t] += z[c][t] / walkers;
      }
    }

    double ofMeans = Moments.variance(Moments.pooled(means));
    double ofAll = Moments.variance(Moments.pooled(z));
    return ofMeans > 0 ? Diagnostics.essMean(means) * ofAll / ofMeans : Double.NaN;
  }
}
