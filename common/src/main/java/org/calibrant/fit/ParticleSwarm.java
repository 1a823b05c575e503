package org.calibrant.fit;

import org.calibrant.math.RandomStream;

/**
 * A swarm of particles, each of which flies between the best point it has met and the best that any
 * has met,
 *
 * <pre>
 *   v ← w v + c₁ u₁ (own best − x) + c₂ u₂ (best of all − x),   x ← x + v,
 * </pre>
 *
 * with uniform random numbers u. The first particle begins at the start, the others anywhere in the
 * box, which must be finite; a particle that meets a bound stops there. Every step of the swarm is
 * one batch. For functions with several minima; follow it with a local search.
 *
 * <p>Sources: J. Kennedy, R. Eberhart, Proc. IEEE Int. Conf. Neural Networks (1995); M. Clerc, J.
 * Kennedy, IEEE Trans. Evol. Comput. 6, 58 (2002), for w = 0.7298, c = 1.49618.
 *
 * @param seed of the random numbers
 * @param particles how many
 * @param inertia w
 * @param cognitive c₁
 * @param social c₂
 * @param valueTolerance converged when the best values of all particles agree within this share of
 *     max(1, |f|)
 * @param maxIterations limit of steps
 * @param maxEvaluations limit of evaluations
 */
public record ParticleSwarm(
    long seed,
    int particles,
    double inertia,
    double cognitive,
    double social,
    double valueTolerance,
    int maxIterations,
    int maxEvaluations)
    implements Optimiser {

  public ParticleSwarm {
    Limits.atLeast("particles", particles, 2);
    Limits.notNegative("inertia", inertia);
    Limits.notNegative("cognitive", cognitive);
    Limits.notNegative("social", social);
    Limits.notNegative("value-tolerance", valueTolerance);
    Limits.atLeast("max-iterations", maxIterations, 1);
    Limits.atLeast("max-evaluations", maxEvaluations, 1);
  }

  @Override
  public void check(Box box) {
    Limits.bounded("ParticleSwarm", box);
  }

  @Override
  public Optimum minimise(Objective objective, double[] start, Box box) {
    check(box);
    int n = start.length;
    RandomStream stream = Seeded.stream(seed, "particle-swarm", start);
    Tally tally = new Tally(objective, start, maxEvaluations);
    double[][] x = new double[particles][n];
    double[][] v = new double[particles][n];
    scatter(start, box, stream, x, v);
    double[][] own = new double[particles][n];
    double[] ownValue = new double[particles];
    double[] values = new double[particles];
    for (int iteration = 0; iteration < maxIterations; iteration++) {
      if (tally.isOver(particles)) {
        return end(tally, iteration, Ending.TOO_MANY_EVALUATIONS);
      }

      tally.values(x, values);
      for (int k = 0; k < particles; k++) {
        if (iteration == 0 || values[k] < ownValue[k]) {
          ownValue[k] = values[k];
          System.arraycopy(x[k], 0, own[k], 0, n);
        }
      }

      if (agree(ownValue, tally.bestValue())) {
        return tally.optimum(Double.NaN, iteration + 1, Ending.CONVERGED);
      }

      fly(box, stream, x, v, own, tally.best());
    }

    return end(tally, maxIterations, Ending.TOO_MANY_ITERATIONS);
  }

  private static Optimum end(Tally tally, int iterations, Ending ending) {
    boolean found = tally.bestValue() < Double.POSITIVE_INFINITY;
    return tally.optimum(Double.NaN, iterations, found ? ending : Ending.NOT_FINITE);
  }

  private void scatter(double[] start, Box box, RandomStream stream, double[][] x, double[][] v) {
    for (int k = 0; k < particles; k++) {
      for (int i = 0; i < start.length; i++) {
        double low = box.inside(i, Double.NEGATIVE_INFINITY);
        double width = box.inside(i, Double.POSITIVE_INFINITY) - low;
        double somewhere = low + width * stream.uniform();
        v[k][i] = 0.5 * width * (stream.uniform() - 0.5);
        x[k][i] = box.inside(i, k == 0 ? start[i] : somewhere);
      }
    }
  }

  private void fly(
      Box box, RandomStream stream, double[][] x, double[][] v, double[][] own, double[] best) {
    for (int k = 0; k < particles; k++) {
      for (int i = 0; i < best.length; i++) {
        double speed =
            inertia * v[k][i]
                + cognitive * stream.uniform() * (own[k][i] - x[k][i])
                + social * stream.uniform() * (best[i] - x[k][i]);
        double there = x[k][i] + speed;
        x[k][i] = box.inside(i, there);
        v[k][i] = x[k][i] == there ? speed : 0;
      }
    }
  }

  private boolean agree(double[] ownValue, double best) {
    for (double value : ownValue) {
      if (!(value - best <= valueTolerance * Math.max(1, Math.abs(best)))) {
        return false;
      }
    }

    return true;
  }
}
