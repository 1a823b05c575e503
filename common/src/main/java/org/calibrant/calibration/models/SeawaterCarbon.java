package org.calibrant.calibration.models;

import org.calibrant.math.Elementary;

/**
 * Partial pressure of carbon dioxide in surface water after a change d of its dissolved inorganic
 * carbon [µmol kg⁻¹], at the pre-industrial temperature T₀ [°C], and its change with a warming ΔT:
 *
 * <pre>
 *   p = [p₀ + Σ_i (b_i + g_i T₀) s_i(d)] e^(k ΔT),   s = (d, 10⁻³ d², −10⁻⁵ d³, 10⁻⁷ d⁴, −10⁻¹⁰ d⁵)
 * </pre>
 *
 * <p>Source: F. Joos et al., Global Biogeochem. Cycles 15, 891 (2001), equations A24 and A25.
 */
final class SeawaterCarbon {
  private static final double[] B = {1.5568, 7.4706, 1.2748, 2.4491, 1.5468};
  private static final double[] G = {-0.013993, -0.20207, -0.12015, -0.12639, -0.15326};

  private SeawaterCarbon() {}

  /** Σ (b_i + g_i T₀) s_i(d) [ppm], for other coefficients, too. */
  static double rise(double d, double temperature, double[] b, double[] g) {
    double c1 = b[0] + g[0] * temperature;
    double c2 = 1e-3 * (b[1] + g[1] * temperature);
    double c3 = -1e-5 * (b[2] + g[2] * temperature);
    double c4 = 1e-7 * (b[3] + g[3] * temperature);
    double c5 = -1e-10 * (b[4] + g[4] * temperature);
    return d * (c1 + d * (c2 + d * (c3 + d * (c4 + d * c5))));
  }

  static double rise(double d, double temperature) {
    return rise(d, temperature, B, G);
  }

  /** p [ppm]. */
  static double pressure(double p0, double rise, double sensitivity, double warming) {
    return (p0 + rise) * Elementary.exp(sensitivity * warming);
  }
}
