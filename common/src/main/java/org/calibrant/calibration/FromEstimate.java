package org.calibrant.calibration;

import org.calibrant.fit.Optimiser;
import org.calibrant.fit.Optimum;
import org.calibrant.math.Cholesky;
import org.calibrant.math.RandomStream;
import org.calibrant.params.Prior;

/**
 * Walkers begin around the most probable point, as Laplace's approximation spreads there: a search from
 * some starts finds it first. A parameter that has its best value at a bound, or an approximation that
 * fails, is spread by a tenth of its prior's half interquartile range instead.
 *
 * @param seed of the starts of the searches
 * @param searches how many; the best one counts
 * @param optimiser the search
 * @param coordinates in which it moves
 * @param spread how wide the walkers are spread, in standard deviations; 1 to 3
 */
public record FromEstimate(
    long seed, int searches, Optimiser optimiser, SearchCoordinates coordinates, double spread)
    implements Start {
  private static final double SHARE = 0.1;

  public FromEstimate {
    Must.beAtLeast("searches", 1, searches);
    Must.bePositive("spread", spread);
  }

  @Override
  public void check(LogDensity density) {
    optimiser.check(new PointProblem(posterior(density), coordinates, Maximised.POSTERIOR).box());
  }

  private static Posterior posterior(LogDensity density) {
    if (density instanceof Posterior posterior) {
      return posterior;
    }

    throw new IllegalArgumentException(
        "FromEstimate needs a Posterior, whose priors say where to search, was "
            + density.getClass().getSimpleName());
  }

  @Override
  public Places places(LogDensity density) {
    Posterior posterior = posterior(density);
    PointProblem problem = new PointProblem(posterior, coordinates, Maximised.POSTERIOR);
    double[] best = best(posterior, problem);
    Laplace normal = Laplace.of(posterior, Maximised.POSTERIOR, problem, best);
    int d = best.length;
    double[] factor = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        factor[i * d + j] = normal.problem.isEmpty() ? normal.covariance[i * d + j] : 0;
      }

      if (!(factor[i * d + i] > 0)) {
        Prior prior = posterior.parameters().get(i).prior();
        double width = SHARE * 0.5 * (prior.quantile(0.75) - prior.quantile(0.25));
        factor[i * d + i] = width * width;
      }
    }

    if (!Cholesky.factor(factor, d)) {
      throw new NoStart("the spread around the most probable point is no covariance");
    }

    return new Around(posterior, best, factor, spread);
  }

  private double[] best(Posterior posterior, PointProblem problem) {
    Starts.Places starts =
        new PriorStarts(seed, searches, PriorStarts.Design.LATIN_HYPERCUBE).in(posterior);
    double[] start = new double[posterior.parameters().size()];
    Optimum best = null;
    for (int i = 0; i < searches; i++) {
      starts.place(i, start);
      Optimum found = optimiser.minimise(problem, problem.toSearch(start), problem.box());
      if (best == null || found.value() < best.value()) {
        best = found;
      }
    }

    if (!(best.value() < Double.POSITIVE_INFINITY)) {
      throw new NoStart(
          "none of %d searches met a point with a finite posterior".formatted(searches));
    }

    return problem.toModel(best.point());
  }

  /**
   * Normal draws around a point. A draw beyond a bound is drawn nearer to the point along its line,
   * which keeps correlations; at a bound it is mirrored.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Around(Posterior posterior, double[] best, double[] factor, double spread)
      implements Places {
    private static final int HALVINGS = 60;

    @Override
    public void place(int walker, RandomStream stream, double[] out) {
      double[] z = new double[best.length];
      for (int i = 0; i < z.length; i++) {
        z[i] = spread * stream.normal();
      }

      for (int halving = 0; halving < HALVINGS && !isInside(z, out); halving++) {
        for (int i = 0; i < z.length; i++) {
          z[i] *= 0.5;
        }
      }
    }

    private boolean isInside(double[] z, double[] out) {
      int d = best.length;
      boolean inside = true;
      for (int i = 0; i < d; i++) {
        double step = 0;
        for (int j = 0; j <= i; j++) {
          step += factor[i * d + j] * z[j];
        }

        Prior prior = posterior.parameters().get(i).prior();
        boolean atLower = best[i] <= prior.lower();
        boolean atUpper = best[i] >= prior.upper();
        out[i] = best[i] + (atLower ? Math.abs(step) : atUpper ? -Math.abs(step) : step);
        inside &= out[i] >= prior.lower() && out[i] <= prior.upper();
      }

      return inside;
    }
  }
}
