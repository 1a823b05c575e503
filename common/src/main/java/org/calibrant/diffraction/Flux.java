package org.calibrant.diffraction;

import org.calibrant.core.Unit;

/**
 * A square beam for a time: flux · exposure / size².
 *
 * @param photonsPerS flux
 * @param exposureS time
 * @param beamMm edge of the beam
 */
public record Flux(
    @Unit("s⁻¹") double photonsPerS, @Unit("s") double exposureS, @Unit("mm") double beamMm)
    implements Dose {
  private static final double M_PER_MM = 1e-3;

  public Flux {
    Require.positive("photons-per-s", photonsPerS);
    Require.positive("exposure-s", exposureS);
    Require.positive("beam-mm", beamMm);
  }

  @Override
  public double photonsPerM2() {
    double edge = beamMm * M_PER_MM;
    return photonsPerS * exposureS / (edge * edge);
  }
}
