package org.calibrant.fit;

/**
 * The simplex of Nelder and Mead, which needs no derivatives and minds neither noise nor kinks; good
 * for up to about ten variables. Its n + 1 points reflect, expand, contract and shrink with the
 * coefficients of Gao and Han, which depend on n:
 *
 * <pre>
 *   1,   1 + 2/n,   ¾ − 1/(2n),   1 − 1/n
 * </pre>
 *
 * Points beyond a bound are moved onto it. When the simplex has collapsed, a new one is built around
 * the best point; the search has converged when that does not help.
 *
 * <p>Sources: J. A. Nelder, R. Mead, Comput. J. 7, 308 (1965); F. Gao, L. Han, Comput. Optim. Appl.
 * 51, 259 (2012).
 *
 * @param size of the first simplex, in units of the variables
 * @param valueTolerance the simplex has collapsed when its values differ by less than this share of
 *     max(1, |f|) …
 * @param pointTolerance … and its points by less than this, in units of the variables
 * @param maxEvaluations limit of evaluations
 */
public record NelderMead(
    double size, double valueTolerance, double pointTolerance, int maxEvaluations)
    implements Optimiser {

  public NelderMead {
    Limits.positive("size", size);
    Limits.notNegative("value-tolerance", valueTolerance);
    Limits.notNegative("point-tolerance", pointTolerance);
    Limits.atLeast("max-evaluations", maxEvaluations, 1);
  }

  @Override
  public Optimum minimise(Objective objective, double[] start, Box box) {
    return new Simplex(this, objective, start, box).run();
  }
}
