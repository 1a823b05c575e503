package org.calibrant.xray.likelihood;

/** A statistic of given data: a function C of the model's counts m in each bin. */
public interface Deviance {

  /**
   * Computes C and what a search needs of its derivatives.
   *
   * @param m expected source counts per bin
   * @param slope result: ∂C/∂m of each bin
   * @param weight result: the expected ∂²C/∂m² of each bin, not negative
   * @return C
   */
  double at(double[] m, double[] slope, double[] weight);
}
