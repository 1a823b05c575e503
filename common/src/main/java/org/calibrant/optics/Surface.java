package org.calibrant.optics;

import java.io.Serializable;

/** What a mirror does to the phase besides its Zernike polynomials. Implementations are records. */
public interface Surface extends Serializable {

  /**
   * Optical path difference [m] over the mirror's diameter, {@code [y][x]}.
   *
   * @param pixels across
   * @param transmission of the mirror, where statistics are taken
   * @throws org.calibrant.core.BadInput for a file that is missing, damaged or of another shape
   */
  double[] path(int pixels, double[] transmission);
}
