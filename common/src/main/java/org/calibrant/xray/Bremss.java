package org.calibrant.xray;

import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * Thermal bremsstrahlung of hydrogen with 8.5 % helium, XSPEC's {@code bremss} to the last digit of
 * its single precision:
 *
 * <pre>
 *   N(E) = K [g(E, kT, 1) + 4 · 0.085 g(E, kT, 2)] e^{−E/kT} / (E √kT),   0 for E ≥ 50 kT
 * </pre>
 *
 * with the Gaunt factor g of {@link GauntFactor}. As in XSPEC, the photons of a bin are the mean of
 * N at its two edges times its width. Where N falls like e^{−E/kT} that exceeds the integral by the
 * fraction w²/12 in a bin of width w kT, where it falls like 1/E by w²/6 in a bin of width w E: 10⁻⁵
 * to 10⁻⁴ in the bins of a CCD. {@link Bremsstrahlung} is integrated.
 *
 * @param ktKev temperature kT [keV]
 * @param norm K = 3.02·10⁻¹⁵ / (4π D²) ∫ n_e n_i dV, with D in cm and densities in cm⁻³
 */
public record Bremss(@Unit("keV") double ktKev, @Unit("photon cm-2 s-1 keV1/2") double norm)
    implements SpectralModel {
  private static final double HELIUM = 0.085;
  private static final double VANISHES = 50;

  public Bremss {
    Require.positive("kt-kev", ktKev);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    GauntFactor hydrogen = new GauntFactor(ktKev, 1);
    GauntFactor helium = new GauntFactor(ktKev, 2);
    double scale = norm / Math.sqrt(ktKev) / 2;
    double below = density(hydrogen, helium, edges[0]);
    for (int i = 0; i < flux.length; i++) {
      double above = density(hydrogen, helium, edges[i + 1]);
      flux[i] += scale * (below + above) * (edges[i + 1] - edges[i]);
      below = above;
    }
  }

  /** N(E) √kT / K. */
  private double density(GauntFactor hydrogen, GauntFactor helium, double energy) {
    double u = energy / ktKev;
    return u < VANISHES
        ? (hydrogen.at(u) + 4 * HELIUM * helium.at(u)) * Elementary.exp(-u) / energy
        : 0;
  }
}
