package org.calibrant.diffraction;

import java.io.Serializable;

/** Into how many sub-pixels a pixel is cut, along each edge. */
public interface Oversampling extends Serializable {

  /**
   * Sub-pixels along an edge.
   *
   * @param crystalAngstrom the longest edge of the crystal
   */
  int of(double crystalAngstrom, double pixelMm, double wavelengthAngstrom, double distanceMm);
}
