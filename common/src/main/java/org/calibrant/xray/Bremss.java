package org.calibrant.xray;

import java.util.function.DoubleUnaryOperator;
import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * Thermal bremsstrahlung of hydrogen with 8.5 % helium, XSPEC's {@code bremss}:
 *
 * <pre>
 *   N(E) = K [g(E, kT, 1) + 4 · 0.085 g(E, kT, 2)] e^{−E/kT} / (E √kT),   0 for E ≥ 50 kT
 * </pre>
 *
 * with the Gaunt factor g of {@link GauntFactor}. Its pieces meet with small steps; each is
 * integrated by itself, so that the flux of a bin is the sum of its parts. XSPEC takes the mean of
 * the densities at the edges of the bin instead: in bins of 2 % of the energy that is higher by up
 * to 10⁻⁴.
 *
 * @param ktKev temperature kT [keV]
 * @param norm K = 3.02·10⁻¹⁵ / (4π D²) ∫ n_e n_i dV, with D in cm and densities in cm⁻³
 */
public record Bremss(@Unit("keV") double ktKev, @Unit("photon cm-2 s-1 keV1/2") double norm)
    implements SpectralModel {
  private static final double HELIUM = 0.085;

  public Bremss {
    Require.positive("kt-kev", ktKev);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    GauntFactor hydrogen = new GauntFactor(ktKev, 1);
    GauntFactor helium = new GauntFactor(ktKev, 2);
    DoubleUnaryOperator density =
        energy -> {
          double u = energy / ktKev;
          double gaunt = hydrogen.at(u) + 4 * HELIUM * helium.at(u);
          return gaunt * Elementary.exp(-u) / energy;
        };
    double scale = norm / Math.sqrt(ktKev);
    for (int i = 0; i < flux.length; i++) {
      flux[i] += scale * integral(density, edges[i], edges[i + 1]);
    }
  }

  /** Piece by piece between the steps of the Gaunt factor. */
  private double integral(DoubleUnaryOperator density, double from, double to) {
    double sum = 0;
    double low = from;
    for (double step : GauntFactor.STEPS) {
      double high = Math.min(step * ktKev, to);
      if (high > low) {
        sum += Quadrature.bin(density, ktKev, low, high);
        low = high;
      }
    }

    return sum;
  }
}
