package org.calibrant.diffraction;

import java.io.Serializable;

/** How the crystal turns about the spindle during the exposure. */
public interface Scan extends Serializable {

  /** The angles at which it is computed [deg]. */
  double[] anglesDeg();
}
