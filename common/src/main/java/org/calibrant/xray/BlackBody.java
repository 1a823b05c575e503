package org.calibrant.xray;

import java.util.function.DoubleUnaryOperator;
import org.calibrant.core.Unit;

/**
 * Black body, XSPEC's {@code bbody}:
 *
 * <pre>  N(E) = K · 8.0525 E² / ((kT)⁴ (e^{E/kT} − 1))</pre>
 *
 * integrated by Gauss–Legendre quadrature in pieces no wider than kT.
 *
 * @param ktKev temperature kT [keV]
 * @param norm K = L₃₉ / D₁₀², luminosity [10³⁹ erg s⁻¹] over distance [10 kpc] squared
 */
public record BlackBody(@Unit("keV") double ktKev, @Unit("1e39 erg s-1 / (10 kpc)2") double norm)
    implements SpectralModel {

  /** 15/π⁴ L₃₉ / (4π D₁₀²) in keV cm⁻² s⁻¹, as XSPEC rounds it. */
  private static final double XSPEC = 8.0525;

  /** N(E) is below 10⁻²⁹⁰ of its maximum beyond this E/kT. */
  private static final double VANISHES = 680;

  public BlackBody {
    Require.positive("kt-kev", ktKev);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    DoubleUnaryOperator density = BlackBody::density;
    double scale = norm * XSPEC / ktKev;
    for (int i = 0; i < flux.length; i++) {
      double from = edges[i] / ktKev;
      double to = Math.min(edges[i + 1] / ktKev, VANISHES);
      if (from < to) {
        flux[i] += scale * integral(density, from, to);
      }
    }
  }

  private static double integral(DoubleUnaryOperator density, double from, double to) {
    int pieces = (int) Math.ceil(to - from);
    double width = (to - from) / pieces;
    double sum = 0;
    for (int i = 0; i < pieces; i++) {
      sum += Quadrature.smooth(density, from + i * width, width);
    }

    return sum;
  }

  /** x² / (eˣ − 1). */
  private static double density(double x) {
    return x / Growth.of(x);
  }
}
