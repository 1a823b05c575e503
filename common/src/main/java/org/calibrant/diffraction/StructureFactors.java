package org.calibrant.diffraction;

import java.io.Serializable;

/** Amplitudes of a unit cell's scattering. */
public interface StructureFactors extends Serializable {

  /** F of every reflection, or NaN where they differ. */
  double uniform();

  /**
   * Opens them.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   */
  Amplitudes open(double[] cells);
}
