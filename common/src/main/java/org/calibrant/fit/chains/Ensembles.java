package org.calibrant.fit.chains;

/**
 * Diagnostics that take each independent ensemble for one chain. The walkers of an ensemble lean on
 * one another, so they agree sooner than they should; independent ensembles do not.
 *
 * <p>Halves are those of {@link Diagnostics#split}: two for each walker, ensemble after ensemble.
 */
final class Ensembles {
  private Ensembles() {}

  /** First and second half of each ensemble, all its walkers together. */
  static double[][] gathered(double[][] halves, int ensembles) {
    int half = halves[0].length;
    int walkers = halves.length / 2 / ensembles;
    double[][] gathered = new double[2 * ensembles][half * walkers];
    for (int c = 0; c < halves.length; c++) {
      int walker = c / 2;
      int ensemble = walker / walkers;
      double[] to = gathered[2 * ensemble + c % 2];
      System.arraycopy(halves[c], 0, to, walker % walkers * half, half);
    }

    return gathered;
  }

  /**
   * Effective draws, with the walkers' dependence on one another: with mₜ the mean of the
   * rank-normalised walkers of an ensemble at draw t,
   *
   * <pre>
   *   ESS = ESS(m) var(z) / var(m).
   * </pre>
   *
   * @param z rank-normalised halves
   */
  static double ess(double[][] z, int ensembles) {
    int half = z[0].length;
    int walkers = z.length / 2 / ensembles;
    double[][] means = new double[2 * ensembles][half];
    for (int c = 0; c < z.length; c++) {
      double[] mean = means[2 * (c / 2 / walkers) + c % 2];
      for (int t = 0; t < half; t++) {
        mean[t] += z[c][t] / walkers;
      }
    }

    double ofMeans = Moments.variance(Moments.pooled(means));
    double ofAll = Moments.variance(Moments.pooled(z));
    return ofMeans > 0 ? Diagnostics.ess(means) * ofAll / ofMeans : Double.NaN;
  }
}
