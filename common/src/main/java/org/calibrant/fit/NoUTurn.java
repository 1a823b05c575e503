package org.calibrant.fit;

/**
 * The No-U-Turn sampler: a Hamiltonian way is followed forwards and backwards, doubling its length,
 * until it turns back; the draw is chosen along it with weights exp(−H). The step size is found in
 * the warm-up by dual averaging and then fixed.
 *
 * <p>Sources: M. D. Hoffman and A. Gelman, J. Mach. Learn. Res. 15, 1593 (2014); multinomial choice
 * and the criterion of turning, with its check across subtrees: M. Betancourt, arXiv:1701.02434, and
 * Stan.
 *
 * @param warmUp draws that are thrown away
 * @param draws draws that are kept
 * @param acceptance mean acceptance that the step size aims at, such as 0.8
 * @param maxDepth most doublings: at most 2^maxDepth − 1 gradients per draw
 */
public record NoUTurn(int warmUp, int draws, double acceptance, int maxDepth)
    implements HamiltonianSampler {

  public NoUTurn {
    Hamiltonian.check(warmUp, draws, acceptance);
    if (maxDepth < 1 || maxDepth > 20) {
      throw new IllegalArgumentException("max-depth must lie in [1, 20], was " + maxDepth);
    }
  }

  @Override
  public HamiltonianChain sample(Objective potential, double[] start, long seed, long chain) {
    return Hamiltonian.run(
        potential, start, seed, chain, warmUp, draws, acceptance, new NoUTurnMove(maxDepth));
  }
}
