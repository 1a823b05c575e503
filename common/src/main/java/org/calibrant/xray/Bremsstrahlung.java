package org.calibrant.xray;

import java.util.function.DoubleUnaryOperator;
import org.calibrant.core.Unit;
import org.calibrant.math.BesselFunction;
import org.calibrant.math.Elementary;

/**
 * Thermal bremsstrahlung with the Gaunt factor of the Born approximation,
 *
 * <pre>
 *   N(E) = K g(u) e^−u / (E √kT),   u = E / kT,   g(u) = (√3/π) e^{u/2} K₀(u/2)
 * </pre>
 *
 * integrated by Gauss–Legendre quadrature with 8 points in each bin (or 4, in bins so narrow that
 * the result is the same). It holds for temperatures far above 13.6 eV; {@link Bremss} has the Gaunt
 * factor of XSPEC's model of that name. Source of g: Rybicki and Lightman 1979, Radiative Processes
 * in Astrophysics, ch. 5.
 *
 * @param ktKev temperature kT [keV]
 * @param norm K [photon cm⁻² s⁻¹ keV^½]
 */
public record Bremsstrahlung(@Unit("keV") double ktKev, @Unit("photon cm-2 s-1 keV1/2") double norm)
    implements SpectralModel {
  private static final double ROOT_3_BY_PI = Math.sqrt(3) / Math.PI;

  public Bremsstrahlung {
    Require.positive("kt-kev", ktKev);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    DoubleUnaryOperator density = this::density;
    double scale = norm / Math.sqrt(ktKev);
    for (int i = 0; i < flux.length; i++) {
      flux[i] += scale * Quadrature.bin(density, ktKev, edges[i], edges[i + 1]);
    }
  }

  /** N(E) √kT / K. */
  private double density(double energy) {
    double u = energy / ktKev;
    return ROOT_3_BY_PI * BesselFunction.k0Scaled(u / 2) * Elementary.exp(-u) / energy;
  }
}
