package org.calibrant.xray.likelihood;

/** A model's counts as a function of its free parameters. One instance per thread. */
public interface Prediction {

  /**
   * Computes counts and their derivatives.
   *
   * @param theta n free parameters, not kept
   * @param counts result: expected source counts per bin
   * @param jacobian result: {@code jacobian[k][bin]} = ∂counts/∂θ_k
   * @return whether the model exists there; where not, the results mean nothing
   */
  boolean at(double[] theta, double[] counts, double[][] jacobian);
}
