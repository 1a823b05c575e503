package org.calibrant.calibration;

import org.calibrant.fit.Objective;
import org.calibrant.fit.Optimiser;
import org.calibrant.math.Cholesky;
import org.calibrant.math.RandomStream;
import org.calibrant.params.Prior;

/**
 * Walkers begin around the best point of a {@link Posterior}: a search from the prior's median, then
 * normal distances with Laplace's covariance there, widened. That saves most of a burn-in; where
 * there may be several modes, begin from the prior.
 *
 * @param optimiser the search
 * @param coordinates in which it moves
 * @param widening of Laplace's standard deviations; above 1, so that ensembles can disagree
 */
public record FromOptimum(Optimiser optimiser, SearchCoordinates coordinates, double widening)
    implements Start {

  /** Of a parameter that lies at a bound, or where there is no covariance, in half prior ranges. */
  private static final double SMALL = 0.01;

  public FromOptimum {
    Must.bePositive("widening", widening);
  }

  @Override
  public void check(LogDensity density) {
    if (!(density instanceof Posterior) && !(density instanceof TwinExperiment)) {
      throw new IllegalArgumentException(
          "start.from: FromOptimum needs a Posterior, whose priors say where to search; %s is none"
              .formatted(density.getClass().getSimpleName()));
    }
  }

  @Override
  public Places places(LogDensity density) {
    check(density);
    Posterior posterior =
        density instanceof TwinExperiment twin ? twin.posterior() : (Posterior) density;
    PointProblem problem = new PointProblem(posterior, coordinates, Maximised.POSTERIOR);
    int d = posterior.parameters().size();
    double[] median = new double[d];
    double[] scale = new double[d];
    for (int i = 0; i < d; i++) {
      Prior prior = posterior.parameters().get(i).prior();
      median[i] = prior.quantile(0.5);
      scale[i] = 0.5 * (prior.quantile(0.75) - prior.quantile(0.25));
    }

    double[] best =
        problem.toModel(
            optimiser.minimise(problem, problem.toSearch(median), problem.box()).point());
    double[] factor = factor(posterior, problem, best, scale);
    double[] normal = new double[d];
    return (walker, stream, out) -> draw(best, factor, normal, stream, out);
  }

  /** The Cholesky factor of Laplace's covariance; of a small ball where there is none. */
  private static double[] factor(
      Posterior posterior, PointProblem problem, double[] best, double[] scale) {
    int d = best.length;
    double[] lower = posterior.priors().lower();
    double[] upper = posterior.priors().upper();
    Laplace laplace = Laplace.at(new OfModel(problem), best, scale, lower, upper);
    double[] covariance = laplace.problem.isEmpty() ? laplace.covariance : new double[d * d];
    for (int i = 0; i < d; i++) {
      if (!(covariance[i * d + i] > 0)) {
        covariance[i * d + i] = SMALL * scale[i] * (SMALL * scale[i]);
      }
    }

    if (!Cholesky.factor(covariance, d)) {
      throw new NoStart("the posterior has no maximum to begin at: its covariance is not positive");
    }

    return covariance;
  }

  private void draw(
      double[] best, double[] factor, double[] normal, RandomStream stream, double[] out) {
    int d = best.length;
    for (int i = 0; i < d; i++) {
      normal[i] = stream.normal();
      double step = 0;
      for (int j = 0; j <= i; j++) {
        step += factor[i * d + j] * normal[j];
      }

      out[i] = best[i] + widening * step;
    }
  }

  /** −ln posterior of the model's own parameters. */
  private record OfModel(PointProblem problem) implements Objective {
    @Override
    public double value(double[] x) {
      double[] out = new double[1];
      values(new double[][] {x}, out);
      return out[0];
    }

    @Override
    public void values(double[][] points, double[] out) {
      double[][] ln = problem.evaluate(points);
      for (int j = 0; j < points.length; j++) {
        out[j] = -ln[0][j] - ln[1][j];
      }
    }
  }
}
