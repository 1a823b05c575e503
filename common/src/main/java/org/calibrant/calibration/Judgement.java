package org.calibrant.calibration;

import java.io.Serializable;
import org.calibrant.fit.chains.Analysis;
import org.calibrant.fit.chains.Diagnostics;
import org.calibrant.fit.chains.Moments;

/**
 * What can be said of one quantity of one problem.
 *
 * @param quantity a parameter or a derived quantity
 * @param parameter whether it is a parameter, whose convergence counts
 * @param draws kept draws, all walkers and ensembles together
 * @param rHat between all walkers
 * @param rHatEnsembles between the independent ensembles
 * @param essEnsembles effective draws, as the means of the ensembles show
 * @param tau emcee's autocorrelation time, in kept draws
 */
record Judgement(
    String quantity,
    boolean parameter,
    long draws,
    double mean,
    double sd,
    double q05,
    double q50,
    double q95,
    double rHat,
    double rHatEnsembles,
    double essBulk,
    double essTail,
    double essEnsembles,
    double mcseMean,
    double tau)
    implements Serializable {

  /**
   * @param chains one per walker, ensemble after ensemble
   * @param ensembles how many
   */
  static Judgement of(String quantity, boolean parameter, double[][] chains, int ensembles) {
    Analysis analysis = new Analysis(chains, ensembles);
    double between = analysis.rHatEnsembles();
    return of(quantity, parameter, chains, analysis, between, analysis.essEnsembles());
  }

  /** Of chains that nothing is known of but their draws. */
  static Judgement ofChains(String quantity, double[][] chains) {
    return of(quantity, true, chains, new Analysis(chains, 1), Double.NaN, Double.NaN);
  }

  private static Judgement of(
      String quantity,
      boolean parameter,
      double[][] chains,
      Analysis analysis,
      double rHatEnsembles,
      double essEnsembles) {
    double[] all = Moments.pooled(chains);
    double[] sorted = analysis.sorted();
    return new Judgement(
        quantity,
        parameter,
        all.length,
        Moments.mean(all),
        Math.sqrt(Moments.variance(all)),
        Moments.quantile(sorted, 0.05),
        Moments.quantile(sorted, 0.5),
        Moments.quantile(sorted, 0.95),
        analysis.rHat(),
        rHatEnsembles,
        analysis.essBulk(),
        analysis.essTail(),
        essEnsembles,
        analysis.mcseMean(),
        Diagnostics.tau(chains));
  }

  /** Whether it has converged. Where there is one ensemble, its walkers must do as chains. */
  boolean holds(Convergence limits, int ensembles) {
    double between = ensembles > 1 ? rHatEnsembles : rHat;
    return between <= limits.rHat()
        && essBulk >= limits.ess()
        && essTail >= limits.ess()
        && essEnsembles >= limits.ess();
  }

  /**
   * As {@link #holds}, computing no more than is needed to say no.
   *
   * @return 1 if it holds, else how many times as many draws may be needed: effective draws grow with
   *     draws, and R-hat − 1 shrinks with them; NaN when nobody knows
   */
  static double wanted(double[][] chains, int ensembles, Convergence limits) {
    Analysis analysis = new Analysis(chains, ensembles);
    if (!(analysis.essEnsembles() >= limits.ess())) {
      return more(limits.ess() / analysis.essEnsembles());
    }

    double between = ensembles > 1 ? analysis.rHatEnsembles() : analysis.rHat();
    if (!(between <= limits.rHat())) {
      return more((between - 1) / (limits.rHat() - 1));
    }

    if (!(analysis.essBulk() >= limits.ess())) {
      return more(limits.ess() / analysis.essBulk());
    }

    return analysis.essTail() >= limits.ess() ? 1 : more(limits.ess() / analysis.essTail());
  }

  /** More than once, whatever the rounding. */
  private static double more(double factor) {
    return Math.max(Math.nextUp(1.0), factor);
  }
}
