package org.calibrant.diffraction;

import org.calibrant.core.Unit;

/**
 * Lengths from the outer corner of the first pixel, whatever the convention: the parameters {@code
 * centre_slow} and {@code centre_fast} of a refinement.
 *
 * @param slowMm along the slow axis
 * @param fastMm along the fast axis
 */
public record FromCorner(@Unit("mm") double slowMm, @Unit("mm") double fastMm)
    implements BeamCentre {
  public FromCorner {
    Require.finite("slow-mm", slowMm);
    Require.finite("fast-mm", fastMm);
  }

  @Override
  public double[] of(Convention convention, double slowSize, double fastSize, double pixel) {
    return new double[] {slowMm, fastMm};
  }
}
