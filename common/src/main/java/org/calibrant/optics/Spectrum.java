package org.calibrant.optics;

import java.io.Serializable;

/** How the photons of a star are spread over the wavelengths of a band. */
public interface Spectrum extends Serializable {

  /**
   * Weights {@code [star][wavelength]}; a star beyond the last has those of the last. Each star's add up
   * to 1.
   *
   * @throws IllegalArgumentException if there are none for so many wavelengths
   */
  double[][] weights(int wavelengths);
}
