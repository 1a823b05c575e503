package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * Power law, N(E) = K E^−Γ, integrated over each bin in closed form.
 *
 * @param photonIndex Γ, dimensionless
 * @param norm K, flux density at 1 keV [photon cm⁻² s⁻¹ keV⁻¹]
 */
public record PowerLaw(double photonIndex, @Unit("photon cm-2 s-1 keV-1 at 1 keV") double norm)
    implements SpectralModel {

  public PowerLaw {
    Require.finite("photon-index", photonIndex);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    throw new UnsupportedOperationException();
  }
}
