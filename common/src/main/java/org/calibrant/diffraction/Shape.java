package org.calibrant.diffraction;

import java.io.Serializable;

/**
 * The form of the crystal, which decides how a reflection is spread about its lattice point: the lattice
 * factor as a function of the fractional Miller indices.
 */
public interface Shape extends Serializable {

  /** Whether the crystal is a block: its lattice factor is a product of interference functions. */
  default boolean isBlock() {
    return false;
  }

  /**
   * The lattice factor squared and its derivatives.
   *
   * @param d distance of the fractional indices from the nearest whole ones, three numbers
   * @param cells N along each axis
   * @param reciprocal a*, b*, c* as columns [1/Å], row by row
   * @param out receives F²; its derivatives ∂F²/∂h by the indices (those of a function of h alone);
   *     then ∂F²/∂r, three numbers, by the distance r = reciprocal · d [Å]; then ∂F²/∂N, three
   */
  void squared(double[] d, double[] cells, double[] reciprocal, double[] out);
}
