package org.calibrant.diffraction;

import java.io.Serializable;

/**
 * How the domains of a crystal are turned against its mean orientation. Every domain has a fixed axis
 * and a fixed factor; its angle is the factor times the mosaic spread. So the spread is a smooth
 * parameter, and its derivative is exact.
 */
public interface Mosaic extends Serializable {

  /** The mosaic spread σ [deg]. */
  double spreadDeg();

  /** Axes and factors; the same every time. */
  Domains domains();
}
