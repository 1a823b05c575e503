package org.calibrant.diffraction;

import java.io.Serializable;

/** What is in every pixel besides the crystal's photons. */
public interface Background extends Serializable {

  /** Photons per pixel. */
  double photons(double fluence);

  /** Added to the sum over sub-pixels, sources, angles and domains before it is scaled. */
  default double inTheSum(double fluence) {
    return 0;
  }
}
