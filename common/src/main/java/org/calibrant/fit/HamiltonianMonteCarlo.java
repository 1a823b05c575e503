package org.calibrant.fit;

/**
 * Hamiltonian Monte Carlo: a Hamiltonian way of about a given length, accepted by its energy. Its
 * length varies at random between one half and three halves of the given one, so that no oscillation
 * returns to where it began. The step size is found in the warm-up by dual averaging and then fixed.
 *
 * <p>Sources: S. Duane et al., Phys. Lett. B 195, 216 (1987); R. M. Neal, in "Handbook of Markov Chain
 * Monte Carlo" (2011), chapter 5.
 *
 * @param warmUp draws that are thrown away
 * @param draws draws that are kept
 * @param acceptance mean acceptance that the step size aims at, such as 0.8
 * @param length mean of step size × steps; π/2 takes a draw from a normal density in whitened
 *     coordinates to an independent one
 * @param maxSteps most gradients per draw
 */
public record HamiltonianMonteCarlo(
    int warmUp, int draws, double acceptance, double length, int maxSteps)
    implements HamiltonianSampler {

  public HamiltonianMonteCarlo {
    Hamiltonian.check(warmUp, draws, acceptance);
    if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("length must be positive, was " + length);
    }

    if (maxSteps < 1) {
      throw new IllegalArgumentException("max-steps must be at least 1, was " + maxSteps);
    }
  }

  @Override
  public HamiltonianChain sample(Objective potential, double[] start, long seed, long chain) {
    return Hamiltonian.run(
        potential,
        start,
        seed,
        chain,
        warmUp,
        draws,
        acceptance,
        new StraightMove(length, maxSteps));
  }
}
