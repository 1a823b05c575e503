package org.calibrant.calibration;

import org.calibrant.math.RandomStream;

/** Proposes new places; {@link Metropolis} accepts or refuses them. Belongs to one thread. */
public interface Proposer {

  /** Computes what all walkers of a group share; it must depend on the others alone. */
  default void prepare(Group group) {}

  /**
   * Proposes a place for one walker.
   *
   * @param stream the walker's random numbers
   * @param y receives coordinate i at {@code y[i * batch + k]}
   * @return ln [q(y → x) / q(x → y)], with the Jacobian where the move stretches space; −∞ to stay
   */
  double propose(Group group, int walker, RandomStream stream, double[] y, int batch, int k);
}
