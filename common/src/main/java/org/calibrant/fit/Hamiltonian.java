package org.calibrant.fit;

import org.calibrant.math.Elementary;
import org.calibrant.math.RandomStream;

/** What Hamiltonian samplers share: warm-up, step size, and the notes of a chain. */
final class Hamiltonian {
  /** An energy this much above that of the start is a divergence. */
  static final double ASTRAY = 1000;

  private Hamiltonian() {}

  /** One draw: how a point is moved. It may own scratch memory. */
  interface Move {

    /** Moves the point; its potential and slope are those of its place, its momentum is drawn. */
    Outcome move(Objective objective, PhasePoint point, double step, RandomStream stream);
  }

  /** How a move went. */
  record Outcome(double acceptance, boolean divergent, int leapfrogs) {}

  static void check(int warmUp, int draws, double acceptance) {
    if (warmUp < 0) {
      throw new IllegalArgumentException("warm-up must not be negative, was " + warmUp);
    }

    if (draws < 1) {
      throw new IllegalArgumentException("draws must be at least 1, was " + draws);
    }

    if (!(acceptance > 0 && acceptance < 1)) {
      throw new IllegalArgumentException("acceptance must lie in (0, 1), was " + acceptance);
    }
  }

  static HamiltonianChain run(
      Objective objective,
      double[] start,
      long seed,
      long chain,
      int warmUp,
      int draws,
      double acceptance,
      Move move) {
    PhasePoint point = PhasePoint.at(start, objective);
    if (!Double.isFinite(point.potential)) {
      throw new IllegalArgumentException(
          "a chain must start where its density is positive, was " + point.potential);
    }

    RandomStream stream = new RandomStream(seed, "hamiltonian");
    stream.start(chain, 0);
    StepSize size = new StepSize(StepSize.first(objective, point, stream), acceptance);
    for (int i = 0; i < warmUp; i++) {
      stream.start(chain, i + 1);
      size.observe(move.move(objective, point, size.step(), stream).acceptance());
    }

    double step = size.averaged();
    HamiltonianChain drawn =
        new HamiltonianChain(
            new double[draws][],
            new double[draws],
            new double[draws],
            new boolean[draws],
            new int[draws],
            step);
    for (int i = 0; i < draws; i++) {
      stream.start(chain, warmUp + i + 1);
      Outcome outcome = move.move(objective, point, step, stream);
      drawn.points()[i] = point.x.clone();
      drawn.potentials()[i] = point.potential;
      drawn.acceptance()[i] = outcome.acceptance();
      drawn.divergent()[i] = outcome.divergent();
      drawn.leapfrogs()[i] = outcome.leapfrogs();
    }

    return drawn;
  }

  /** min(1, e^x), 0 for NaN. */
  static double probability(double x) {
    return x >= 0 ? 1 : x > -700 ? Elementary.exp(x) : 0;
  }
}
