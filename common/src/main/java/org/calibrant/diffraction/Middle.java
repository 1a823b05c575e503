package org.calibrant.diffraction;

/** The default of the detector's convention, near the middle. */
public record Middle() implements BeamCentre {
  @Override
  public double[] of(Convention convention, double slowSize, double fastSize, double pixel) {
    return convention.centre(Double.NaN, Double.NaN, slowSize, fastSize, pixel);
  }
}
