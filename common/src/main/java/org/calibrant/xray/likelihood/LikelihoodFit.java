package org.calibrant.xray.likelihood;

import org.calibrant.fit.Box;
import org.calibrant.fit.Ending;

/**
 * A fit of free parameters to one spectrum, with confidence bounds.
 *
 * @param theta best-fit parameters
 * @param lower lower bounds, NaN where there are none
 * @param upper upper bounds, NaN where there are none
 * @param sigma standard deviations √(2 H⁻¹_kk) of a parabola, NaN where H is singular
 * @param value the statistic at the best fit
 * @param words status word of each parameter's confidence search, {@link ErrorStatus}; empty where
 *     there was none
 * @param ending how the minimisation ended
 * @param evaluations how often model and derivatives were computed
 */
public record LikelihoodFit(
    double[] theta,
    double[] lower,
    double[] upper,
    double[] sigma,
    double value,
    String[] words,
    Ending ending,
    int evaluations) {

  private static final int RESTARTS = 10;

  /** XSPEC's limit of the reduced χ² above which bounds mean little. */
  private static final double HIGH_REDUCED = 2;

  /**
   * What a confidence search is asked for.
   *
   * @param delta rise of the statistic
   * @param tolerance of the rise; a decrease ten times as large is a new minimum
   * @param wanted which free parameters
   */
  public record Bounds(double delta, double tolerance, boolean[] wanted) {}

  /**
   * Fits.
   *
   * @param start free parameters inside the box
   * @param maxIterations of each minimisation
   */
  public static LikelihoodFit of(
      Prediction prediction,
      Statistic statistic,
      BinnedCounts data,
      double[] start,
      Box box,
      Bounds bounds,
      int maxIterations) {
    Surface surface = new Surface(prediction, statistic.of(data), data.bins(), box);
    Scoring scoring = new Scoring(surface, maxIterations);
    Surface.Point best = scoring.minimise(surface.at(start), -1);
    Ending ending = scoring.ending();
    int n = start.length;
    double[] lower = new double[n];
    double[] upper = new double[n];
    double[] sigma = new double[n];
    String[] words = new String[n];
    java.util.Arrays.fill(sigma, Double.NaN);
    java.util.Arrays.fill(lower, Double.NaN);
    java.util.Arrays.fill(upper, Double.NaN);
    java.util.Arrays.fill(words, "");
    if (!best.exists()) {
      return new LikelihoodFit(best.theta(), lower, upper, sigma, best.value(), words, ending, 1);
    }

    boolean high = statistic.isChiSquare() && best.value() > HIGH_REDUCED * (data.bins() - n);
    boolean restarted = false;
    for (int k = 0, restarts = 0; k < n; k++) {
      if (!bounds.wanted()[k]) {
        continue;
      }

      Confidence search = new Confidence(surface, scoring, bounds.delta(), bounds.tolerance());
      lower[k] = search.bound(best, k, -1);
      upper[k] = search.below() == null ? search.bound(best, k, 1) : Double.NaN;
      if (search.below() != null && restarts < RESTARTS) {
        restarts++;
        restarted = true;
        best = scoring.minimise(search.below(), -1);
        ending = scoring.ending();
        k = -1;
        continue;
      }

      if (search.below() != null) {
        search.status().set(ErrorStatus.FAILED_DOWN);
        search.status().set(ErrorStatus.FAILED_UP);
      }

      if (restarted) {
        search.status().set(ErrorStatus.NEW_MINIMUM);
      }

      if (high) {
        search.status().set(ErrorStatus.HIGH_CHI_SQUARE);
      }

      words[k] = search.status().word();
    }

    return new LikelihoodFit(
        best.theta(),
        lower,
        upper,
        deviations(best, box),
        best.value(),
        words,
        ending,
        surface.evaluations());
  }

  private static double[] deviations(Surface.Point best, Box box) {
    int n = best.theta().length;
    double[] sigma = new double[n];
    NewtonStep equations = new NewtonStep(n);
    equations.choose(best, box, -1);
    boolean solved = equations.factor(best, 0);
    for (int k = 0; k < n; k++) {
      double[] column = new double[n];
      column[k] = 1;
      if (solved) {
        equations.solve(best, column);
      }

      sigma[k] = solved && equations.moves(k) ? Math.sqrt(2 * column[k]) : Double.NaN;
    }

    return sigma;
  }
}
