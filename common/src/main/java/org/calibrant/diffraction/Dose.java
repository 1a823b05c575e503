package org.calibrant.diffraction;

import java.io.Serializable;

/** How much radiation falls on the sample. */
public interface Dose extends Serializable {

  /** Photons per area [m⁻²]. */
  double photonsPerM2();
}
