package org.calibrant.diffraction;

import java.io.Serializable;

/** How deep in the detector photons are counted. */
public interface Sensor extends Serializable {

  /** How many layers are computed. */
  int layers();

  /** Thickness of a layer [mm]. */
  double layerMm();

  /** Attenuation length [mm]; +∞ where all photons are counted at the surface. */
  double attenuationMm();
}
