package org.calibrant.diffraction;

import java.io.Serializable;

/** What a crystal is built of, and how it lies before it is turned by the misset angles. */
public interface UnitCell extends Serializable {

  /** a, b, c [Å], α, β, γ [deg]. */
  double[] constants();

  /**
   * A rotation of the lattice from its standard setting, a* along x and b* in the xy plane, row by row.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   */
  double[] orientation();

  /** How the third reciprocal axis follows from the constants. */
  Setting setting();
}
