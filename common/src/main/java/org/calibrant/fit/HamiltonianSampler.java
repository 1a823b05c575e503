package org.calibrant.fit;

import java.io.Serializable;

/**
 * Draws from a density p(x) ∝ exp(−U(x)) with the help of the slope of U. All are at their best in
 * coordinates in which U curves alike in all directions ({@link FisherInformation#coordinates}).
 */
public interface HamiltonianSampler extends Serializable {

  /**
   * A chain. The same call gives the same bits; chains of different numbers share no random number.
   *
   * @param potential U, with a gradient; +∞ or NaN where p is zero
   * @param start where U is finite
   * @param seed of the campaign
   * @param chain number of the chain
   */
  HamiltonianChain sample(Objective potential, double[] start, long seed, long chain);
}
