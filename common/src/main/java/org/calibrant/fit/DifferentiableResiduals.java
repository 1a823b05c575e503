package org.calibrant.fit;

/** Residuals that know their derivatives. */
public interface DifferentiableResiduals extends Residuals {

  /**
   * Writes the Jacobian at a point.
   *
   * @param parameters n values; not to be changed
   * @param residuals the m residuals at this point, for reuse
   * @param jacobian receives ∂rᵢ/∂pⱼ at {@code i * n + j}
   */
  void jacobian(double[] parameters, double[] residuals, double[] jacobian);
}
