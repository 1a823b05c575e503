package org.calibrant.optics;

import java.io.Serializable;

/** What a detector does to an image, linear in it. Implementations are records. */
public interface DetectorEffect extends Serializable {

  /** Whether it acts on the points of the focal grid, before they are added up to pixels. */
  boolean isFine();

  /**
   * Makes the effect ready.
   *
   * @param size points or pixels across the image
   * @param perPixel points per pixel on that grid, along one axis
   * @throws org.calibrant.core.BadInput for a file that is missing, damaged or of another shape
   */
  LinearEffect open(int size, int perPixel);
}
