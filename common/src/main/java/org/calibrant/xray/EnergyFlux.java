package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * Energy flux of the model between two energies, ∫ E N(E) dE, as observed.
 *
 * @param fromKev lower energy
 * @param toKev upper energy
 */
public record EnergyFlux(@Unit("keV") double fromKev, @Unit("keV") double toKev)
    implements DerivedValue {
  public EnergyFlux {
    Band.require(fromKev, toKev);
  }

  @Override
  public String name() {
    return "flux_%s_%s".formatted(fromKev, toKev);
  }

  @Override
  public String unit() {
    return "erg cm-2 s-1";
  }

  @Override
  public double of(SpectralModel model) {
    return Band.ERG * Band.sum(model, fromKev, toKev, true);
  }
}
