package org.calibrant.fit.chains;

/**
 * The chains of one quantity under examination: what several diagnostics need is computed once. See
 * {@link Diagnostics} for what they mean, and {@link Ensembles} for those between ensembles.
 */
public final class Analysis {
  private static final int FEWEST_DRAWS = 4;
  private static final double TAIL = 0.05;

  private final double[][] chains;
  private final int ensembles;
  private final boolean usable;
  private final boolean constant;
  private double[] sorted;
  private double[][] halves;
  private double[][] ranks;
  private double[][] foldedRanks;

  /**
   * @param chains one per walker, ensemble after ensemble
   * @param ensembles how many
   */
  public Analysis(double[][] chains, int ensembles) {
    this.chains = chains;
    this.ensembles = ensembles;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    boolean finite = true;
    for (double[] chain : chains) {
      for (double value : chain) {
        finite &= Double.isFinite(value);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }

    usable = finite && chains[0].length >= FEWEST_DRAWS;
    constant = !(greatest - least >= Diagnostics.CONSTANT);
  }

  /** All draws, ascending. */
  public double[] sorted() {
    if (sorted == null) {
      sorted = Moments.sorted(Moments.pooled(chains));
    }

    return sorted;
  }

  private double[][] halves() {
    if (halves == null) {
      halves = Diagnostics.split(chains);
    }

    return halves;
  }

  /** Sorted draws of the halves: all draws where their number is even. */
  private double[] sortedHalves() {
    return chains[0].length % 2 == 0 ? sorted() : Moments.sorted(Moments.pooled(halves()));
  }

  /** z of the halves. */
  private double[][] ranks() {
    if (ranks == null) {
      ranks = Ranks.normalised(halves(), sortedHalves());
    }

    return ranks;
  }

  /** z of |x − median| of the halves. */
  private double[][] foldedRanks() {
    if (foldedRanks == null) {
      double median = Moments.quantile(sortedHalves(), 0.5);
      double[][] folded = new double[halves().length][halves()[0].length];
      for (int c = 0; c < folded.length; c++) {
        for (int i = 0; i < folded[c].length; i++) {
          folded[c][i] = Math.abs(halves()[c][i] - median);
        }
      }

      foldedRanks = Ranks.normalised(folded);
    }

    return foldedRanks;
  }

  /** {@link Diagnostics#rHat}. */
  public double rHat() {
    return usable && !constant
        ? Math.max(Diagnostics.plainRHat(ranks()), Diagnostics.plainRHat(foldedRanks()))
        : Double.NaN;
  }

  /** With an ensemble as the chain: first and second half of each, all its walkers together. */
  public double rHatEnsembles() {
    return usable && !constant
        ? Math.max(
            Diagnostics.plainRHat(Ensembles.gathered(ranks(), ensembles)),
            Diagnostics.plainRHat(Ensembles.gathered(foldedRanks(), ensembles)))
        : Double.NaN;
  }

  /** {@link Diagnostics#essBulk}. */
  public double essBulk() {
    return ess(usable && !constant ? ranks() : chains);
  }

  /** {@link Diagnostics#essTail}. */
  public double essTail() {
    return Math.min(essQuantile(TAIL), essQuantile(1 - TAIL));
  }

  private double essQuantile(double p) {
    if (!usable) {
      return Double.NaN;
    }

    double limit = Moments.quantile(sorted(), p);
    double[][] below = new double[halves().length][halves()[0].length];
    for (int c = 0; c < below.length; c++) {
      for (int i = 0; i < below[c].length; i++) {
        below[c][i] = halves()[c][i] <= limit ? 1 : 0;
      }
    }

    return ess(below);
  }

  /** {@link Diagnostics#essMean}. */
  public double essMean() {
    return ess(usable ? halves() : chains);
  }

  private double ess(double[][] parts) {
    if (!usable) {
      return Double.NaN;
    }

    return constant ? Diagnostics.draws(chains) : Diagnostics.ess(parts);
  }

  /** Effective draws, with the dependence of the walkers of an ensemble on one another. */
  public double essEnsembles() {
    return usable && !constant ? Ensembles.ess(ranks(), ensembles) : Double.NaN;
  }

  /** {@link Diagnostics#mcseMean}. */
  public double mcseMean() {
    return Math.sqrt(Moments.variance(Moments.pooled(chains)) / essMean());
  }
}
