package org.calibrant.diffraction;

import org.calibrant.core.Unit;

/**
 * As the program of the detector's convention states it.
 *
 * @param xMm its first coordinate
 * @param yMm its second coordinate
 */
public record Stated(@Unit("mm") double xMm, @Unit("mm") double yMm) implements BeamCentre {
  public Stated {
    Require.finite("x-mm", xMm);
    Require.finite("y-mm", yMm);
  }

  @Override
  public double[] of(Convention convention, double slowSize, double fastSize, double pixel) {
    return convention.centre(xMm, yMm, slowSize, fastSize, pixel);
  }
}
