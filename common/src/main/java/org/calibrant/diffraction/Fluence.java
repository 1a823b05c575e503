package org.calibrant.diffraction;

import org.calibrant.core.Unit;

/**
 * Photons per area.
 *
 * @param photonsPerM2 how many
 */
public record Fluence(@Unit("m⁻²") double photonsPerM2) implements Dose {
  public Fluence {
    Require.positive("photons-per-m2", photonsPerM2);
  }
}
