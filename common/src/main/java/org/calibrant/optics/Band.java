package org.calibrant.optics;

import java.io.Serializable;

/**
 * The colours of an image: wavelengths from centre − width/2 to centre + width/2, both ends included;
 * one wavelength is the centre. Centre and width are parameters.
 *
 * @param wavelengths how many
 * @param spectrum their weights
 */
public record Band(int wavelengths, Spectrum spectrum) implements Serializable {

  public Band {
    Require.atLeastOne("wavelengths", wavelengths);
    spectrum.weights(wavelengths);
  }
}
