package org.calibrant.fit;

/**
 * Covariance matrix adaptation: a cloud of points, normally distributed, whose mean moves to its
 * better half and whose covariance learns the shape of the valley. Robust on functions that are
 * ill-conditioned, rugged or without derivatives, for up to a hundred variables. Every generation is
 * one batch. Points beyond a bound are moved onto it.
 *
 * <p>Source: N. Hansen, "The CMA evolution strategy: a tutorial" (2016), whose constants are used.
 *
 * @param seed of the random numbers
 * @param population points per generation; 4 + 3 ln n is small, more searches more widely
 * @param sigma standard deviation of the first generation, in units of the variables
 * @param valueTolerance converged when the values of a generation, and the best ones of the last 10
 *     + 30 n/population generations, agree within this share of max(1, |f|)
 * @param maxEvaluations limit of evaluations
 */
public record CmaEs(
    long seed, int population, double sigma, double valueTolerance, int maxEvaluations)
    implements Optimiser {

  public CmaEs {
    Limits.atLeast("population", population, 4);
    Limits.positive("sigma", sigma);
    Limits.notNegative("value-tolerance", valueTolerance);
    Limits.atLeast("max-evaluations", maxEvaluations, 1);
  }

  @Override
  public Optimum minimise(Objective objective, double[] start, Box box) {
    return new CmaEsSearch(this, objective, start, box).run();
  }
}
