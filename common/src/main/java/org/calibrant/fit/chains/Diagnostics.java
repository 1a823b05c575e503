package org.calibrant.fit.chains;

import org.calibrant.math.Elementary;

/**
 * What can be said of chains: m chains of n draws of one quantity, {@code chains[m][n]}.
 *
 * <p>Sources: A. Vehtari, A. Gelman, D. Simpson, B. Carpenter, P.-C. Bürkner, Bayesian Analysis 16,
 * 667 (2021), for ranks, folding, splitting, bulk and tail; C. J. Geyer, Statistical Science 7, 473
 * (1992), for where the sum of autocorrelations ends; D. Foreman-Mackey et al., PASP 125, 306
 * (2013), after A. Sokal, for {@link #tau}.
 */
public final class Diagnostics {
  /** Chains that span less are constant. */
  static final double CONSTANT = 1e-15;

  private static final double WINDOW = 5;

  private Diagnostics() {}

  /** First and last ⌊n/2⌋ draws of every chain, as chains. */
  static double[][] split(double[][] chains) {
    int n = chains[0].length;
    int half = n / 2;
    double[][] halves = new double[2 * chains.length][half];
    for (int c = 0; c < chains.length; c++) {
      System.arraycopy(chains[c], 0, halves[2 * c], 0, half);
      System.arraycopy(chains[c], n - half, halves[2 * c + 1], 0, half);
    }

    return halves;
  }

  /**
   * Rank-normalised split R-hat: the greater of that of the ranks, which sees chains at different
   * places, and that of the ranks of |x − median|, which sees chains of different widths. Below 1.01
   * all is well.
   *
   * @return NaN for less than four draws, for constant chains and where a draw is no number
   */
  public static double rHat(double[][] chains) {
    return new Analysis(chains, 1).rHat();
  }

  /** Split R-hat without ranks. */
  public static double splitRHat(double[][] chains) {
    return chains[0].length < 4 || constant(chains) ? Double.NaN : plainRHat(split(chains));
  }

  /** √([(n − 1)/n W + B/n] / W) with W the mean variance and B/n the variance of the means. */
  static double plainRHat(double[][] chains) {
    double n = chains[0].length;
    double[] means = new double[chains.length];
    double within = 0;
    for (int c = 0; c < chains.length; c++) {
      means[c] = Moments.mean(chains[c]);
      within += Moments.variance(chains[c]) / chains.length;
    }

    return Math.sqrt(((n - 1) / n * within + Moments.variance(means)) / within);
  }

  /** Effective draws for the centre of the distribution: of the ranks. */
  public static double essBulk(double[][] chains) {
    return new Analysis(chains, 1).essBulk();
  }

  /** Effective draws for the 5 % and the 95 % quantile; the fewer. */
  public static double essTail(double[][] chains) {
    return new Analysis(chains, 1).essTail();
  }

  /** Effective draws for the mean. */
  public static double essMean(double[][] chains) {
    return new Analysis(chains, 1).essMean();
  }

  /** Standard error of the mean: sd/√ESS. */
  public static double mcseMean(double[][] chains) {
    return new Analysis(chains, 1).mcseMean();
  }

  /**
   * m n/τ with τ = −1 + 2 Σ ρₜ of the autocorrelations
   *
   * <pre>
   *   ρₜ = 1 − (W − āₜ)/V,   W = ā₀ n/(n − 1),   V = ā₀ + variance of the chains' means,
   * </pre>
   *
   * where āₜ is the autocovariance at lag t, averaged over the chains. The sum is cut where the sum of a pair of neighbours is no longer positive, and made monotone (Geyer). τ is at
   * least 1/log₁₀(m n), so that chains that swing do not claim too much.
   */
  static double ess(double[][] chains) {
    int m = chains.length;
    int n = chains[0].length;
    if (constant(chains)) {
      return draws(chains);
    }

    double[] covariance = meanAutocovariance(chains);
    double within = covariance[0] * n / (n - 1.0);
    double total = covariance[0] + (m > 1 ? Moments.variance(means(chains)) : 0);
    double[] rho = new double[n];
    rho[0] = 1;
    double even = 1;
    double odd = 1 - (within - covariance[1]) / total;
    rho[1] = odd;
    int t = 1;
    while (t < n - 3 && even + odd > 0) {
      even = 1 - (within - covariance[t + 1]) / total;
      odd = 1 - (within - covariance[t + 2]) / total;
      if (even + odd >= 0) {
        rho[t + 1] = even;
        rho[t + 2] = odd;
      }

      t += 2;
    }

    int last = t - 2;
    if (even > 0) {
      rho[last + 1] = even;
    }

    for (int i = 1; i <= last - 2; i += 2) {
      double before = rho[i - 1] + rho[i];
      if (rho[i + 1] + rho[i + 2] > before) {
        rho[i + 1] = before / 2;
        rho[i + 2] = before / 2;
      }
    }

    double sum = 0;
    for (int i = 0; i <= last; i++) {
      sum += rho[i];
    }

    double tau = -1 + 2 * sum + rho[last + 1];
    double size = (double) m * n;
    return size / Math.max(tau, Elementary.log(10) / Elementary.log(size));
  }

  /**
   * emcee's autocorrelation time: the autocorrelations of the walkers, averaged, are summed to the
   * first lag M ≥ 5 τ(M). To be trusted from 50 τ draws on.
   *
   * @return in draws; NaN for constant chains
   */
  public static double tau(double[][] chains) {
    int n = chains[0].length;
    double[] mean = new double[n];
    Autocovariance autocovariance = new Autocovariance(n);
    for (double[] chain : chains) {
      double[] each = autocovariance.of(chain);
      for (int k = 0; k < n; k++) {
        mean[k] += each[k] / each[0] / chains.length;
      }
    }

    double tau = -1;
    for (int k = 0; k < n; k++) {
      tau += 2 * mean[k];
      if (!(k < WINDOW * tau)) {
        return tau;
      }
    }

    return tau;
  }

  /**
   * Autocorrelations ρ₀ = 1, ρ₁, … of all chains together, as in {@link #ess}: chains that do not mix
   * never fall to zero, and short ones not below it for being taken about their own means.
   *
   * @param chains at least two draws each
   * @return NaN for constant chains
   */
  public static double[] autocorrelation(double[][] chains) {
    double[] covariance = meanAutocovariance(chains);
    int n = covariance.length;
    double within = covariance[0] * n / (n - 1.0);
    double total =
        constant(chains)
            ? Double.NaN
            : covariance[0] + (chains.length > 1 ? Moments.variance(means(chains)) : 0);
    double[] rho = new double[n];
    for (int k = 0; k < n; k++) {
      rho[k] = 1 - (within - covariance[k]) / total;
    }

    rho[0] = total > 0 ? 1 : Double.NaN;
    return rho;
  }

  private static double[] meanAutocovariance(double[][] chains) {
    double[] mean = new double[chains[0].length];
    Autocovariance autocovariance = new Autocovariance(mean.length);
    for (double[] chain : chains) {
      autocovariance.addTo(chain, 1.0 / chains.length, mean);
    }

    return mean;
  }

  private static double[] means(double[][] chains) {
    double[] means = new double[chains.length];
    for (int c = 0; c < means.length; c++) {
      means[c] = Moments.mean(chains[c]);
    }

    return means;
  }

  static double draws(double[][] chains) {
    return (double) chains.length * chains[0].length;
  }

  private static boolean constant(double[][] chains) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double[] chain : chains) {
      for (double value : chain) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }

    return !(greatest - least >= CONSTANT);
  }
}
