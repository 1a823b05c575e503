package org.calibrant.xray;

import java.util.Arrays;
import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * Broken power law, XSPEC's {@code bknpower}:
 *
 * <pre>  N(E) = K E^−Γ₁ for E ≤ E_b,   K E_b^{Γ₂ − Γ₁} E^−Γ₂ above</pre>
 *
 * integrated exactly, as {@link PowerLaw} is; the bin of the break is cut there.
 *
 * @param indexBelow Γ₁
 * @param breakKev E_b
 * @param indexAbove Γ₂
 * @param norm K [photon cm⁻² s⁻¹ keV⁻¹ at 1 keV]
 */
public record BrokenPowerLaw(
    double indexBelow,
    @Unit("keV") double breakKev,
    double indexAbove,
    @Unit("photon cm-2 s-1 keV-1") double norm)
    implements SpectralModel {

  public BrokenPowerLaw {
    Require.finite("index-below", indexBelow);
    Require.positive("break-kev", breakKev);
    Require.finite("index-above", indexAbove);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    double factor = Elementary.exp((indexAbove - indexBelow) * Elementary.log(breakKev));
    PowerLaw below = new PowerLaw(indexBelow, norm);
    PowerLaw above = new PowerLaw(indexAbove, norm * factor);
    int found = Arrays.binarySearch(edges, breakKev);
    int cut = found < 0 ? -found - 1 : found; // the first edge not below the break
    int low = Math.min(Math.max(cut, 0), flux.length);
    int whole = Math.max(0, Math.min(low, cut - 1));
    add(below, edges, 0, whole, flux);
    if (cut > 0 && cut <= flux.length) {
      double[] part = new double[1];
      below.addTo(new double[] {edges[cut - 1], breakKev}, part);
      if (breakKev < edges[cut]) {
        above.addTo(new double[] {breakKev, edges[cut]}, part);
      }

      flux[cut - 1] += part[0];
    } else if (cut > flux.length) {
      add(below, edges, whole, flux.length, flux);
    }

    add(above, edges, low, flux.length, flux);
  }

  private static void add(PowerLaw law, double[] edges, int from, int to, double[] flux) {
    if (from < to) {
      double[] own = new double[to - from];
      law.addTo(Arrays.copyOfRange(edges, from, to + 1), own);
      for (int i = from; i < to; i++) {
        flux[i] += own[i - from];
      }
    }
  }
}
