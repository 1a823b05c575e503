package org.calibrant.diffraction;

import java.io.Serializable;

/** What a measurement makes of expected photons. */
public interface Noise extends Serializable {

  /**
   * Replaces the expected photons of an image by what is read out.
   *
   * @param image its number: other images have other noise
   */
  void apply(long image, double[] photons);
}
