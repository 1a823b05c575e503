package org.calibrant.optics;

import java.util.Arrays;

/** The same weight for every wavelength. */
public record Flat() implements Spectrum {

  @Override
  public double[][] weights(int wavelengths) {
    double[] weights = new double[wavelengths];
    Arrays.fill(weights, 1.0 / wavelengths);
    return new double[][] {weights};
  }
}
