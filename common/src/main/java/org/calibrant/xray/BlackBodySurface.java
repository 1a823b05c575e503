package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * Black body by the size of its surface, XSPEC's {@code bbodyrad}:
 *
 * <pre>  N(E) = K · 1.0344·10⁻³ E² / (e^{E/kT} − 1)</pre>
 *
 * @param ktKev temperature kT [keV]
 * @param norm K = R²/D₁₀², radius [km] over distance [10 kpc], squared
 */
public record BlackBodySurface(@Unit("keV") double ktKev, @Unit("km2 / (10 kpc)2") double norm)
    implements SpectralModel {
  static final double SURFACE = 1.0344e-3;
  private static final double LUMINOSITY = 8.0525;

  public BlackBodySurface {
    Require.positive("kt-kev", ktKev);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    double fourth = ktKev * ktKev * ktKev * ktKev;
    new BlackBody(ktKev, norm * SURFACE / LUMINOSITY * fourth).addTo(edges, flux);
  }
}
