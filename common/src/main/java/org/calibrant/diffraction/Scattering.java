package org.calibrant.diffraction;

/**
 * Intensity of one lattice in the rays of one tile, and its derivatives. Derivatives come as rows of
 * numbers per ray: three by h, k, l, whose lever is q; where {@link #hasNodes}, three more whose levers
 * are the reciprocal lattice points, those three levers, and three by the numbers of cells.
 */
interface Scattering {

  /** Whether there are derivatives besides those by h, k, l. */
  boolean hasNodes();

  /** Rows of derivatives. */
  default int rows() {
    return hasNodes() ? 12 : 3;
  }

  /** Adds intensities to a row. */
  void intensity(double[] lattice, double[] rays, int at, double[] out);

  /** Adds intensities to a row and writes the derivatives from {@code to} on. */
  void slopes(double[] lattice, double[] rays, int at, double[] out, double[] slopes, int to);
}
