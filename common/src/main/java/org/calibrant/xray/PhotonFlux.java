package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * Photon flux of the model between two energies, ∫ N(E) dE, as observed.
 *
 * @param fromKev lower energy
 * @param toKev upper energy
 */
public record PhotonFlux(@Unit("keV") double fromKev, @Unit("keV") double toKev)
    implements DerivedValue {
  public PhotonFlux {
    Band.require(fromKev, toKev);
  }

  @Override
  public String name() {
    return "photon_flux_%s_%s".formatted(fromKev, toKev);
  }

  @Override
  public String unit() {
    return "photon cm-2 s-1";
  }

  @Override
  public double of(SpectralModel model) {
    return Band.sum(model, fromKev, toKev, false);
  }
}
