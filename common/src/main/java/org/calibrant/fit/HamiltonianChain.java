package org.calibrant.fit;

/**
 * What a Hamiltonian sampler drew, after its warm-up.
 *
 * @param points one per draw
 * @param potentials U at each
 * @param acceptance mean probability of acceptance along the way to each draw
 * @param divergent whether the energy went astray on the way to a draw
 * @param leapfrogs gradients computed for each draw
 * @param stepSize as the warm-up left it
 */
public record HamiltonianChain(
    double[][] points,
    double[] potentials,
    double[] acceptance,
    boolean[] divergent,
    int[] leapfrogs,
    double stepSize) {

  /** Draws whose energy went astray: the sampler did not see something of the density there. */
  public int divergences() {
    int sum = 0;
    for (boolean each : divergent) {
      sum += each ? 1 : 0;
    }

    return sum;
  }

  /** The draws of one parameter. */
  public double[] parameter(int index) {
    double[] values = new double[points.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = points[i][index];
    }

    return values;
  }
}
