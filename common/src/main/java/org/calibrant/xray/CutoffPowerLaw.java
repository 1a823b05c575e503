package org.calibrant.xray;

import java.util.function.DoubleUnaryOperator;
import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * Power law with an exponential cut-off, XSPEC's {@code cutoffpl}: N(E) = K E^−Γ e^{−E/E_c},
 * integrated by Gauss–Legendre quadrature in each bin.
 *
 * @param photonIndex Γ, dimensionless
 * @param cutoffKev E_c, e-folding energy
 * @param norm K [photon cm⁻² s⁻¹ keV⁻¹ at 1 keV]
 */
public record CutoffPowerLaw(
    double photonIndex, @Unit("keV") double cutoffKev, @Unit("photon cm-2 s-1 keV-1") double norm)
    implements SpectralModel {

  public CutoffPowerLaw {
    Require.finite("photon-index", photonIndex);
    Require.positive("cutoff-kev", cutoffKev);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    DoubleUnaryOperator density = this::density;
    for (int i = 0; i < flux.length; i++) {
      flux[i] += norm * Quadrature.bin(density, cutoffKev, edges[i], edges[i + 1]);
    }
  }

  private double density(double energy) {
    return Elementary.exp(-photonIndex * Elementary.log(energy) - energy / cutoffKev);
  }
}
