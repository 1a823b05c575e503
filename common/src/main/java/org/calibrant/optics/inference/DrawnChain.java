package org.calibrant.optics.inference;

import java.io.Serializable;

/**
 * A chain of one exposure.
 *
 * @param exposure its index
 * @param chain number of the chain
 * @param names of the numbers that were drawn
 * @param points one per draw
 * @param lnPrior of each
 * @param lnLikelihood of each
 * @param acceptance of each
 * @param divergent whether the way to it went astray
 * @param problem why there is no draw; null if there are
 */
record DrawnChain(
    long exposure,
    int chain,
    String[] names,
    double[][] points,
    double[] lnPrior,
    double[] lnLikelihood,
    double[] acceptance,
    boolean[] divergent,
    String problem)
    implements Serializable {

  static DrawnChain none(long exposure, int chain, String problem) {
    double[] nothing = {};
    return new DrawnChain(
        exposure,
        chain,
        new String[0],
        new double[0][],
        nothing,
        nothing,
        nothing,
        new boolean[0],
        problem);
  }
}
