package org.calibrant.diffraction;

/** Structure factors that are looked up. Immutable. */
interface Amplitudes {

  /**
   * F at fractional Miller indices, and its derivatives.
   *
   * @param out receives F, ∂F/∂h, ∂F/∂k, ∂F/∂l
   */
  void at(double h, double k, double l, double[] out);
}
