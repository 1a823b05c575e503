package org.calibrant.xray;

import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * Power law, N(E) = K E^−Γ. The photons between E₁ and E₂ are, with h = ln(E₂/E₁),
 *
 * <pre>  K E₁^{1−Γ} h φ((1 − Γ) h),   φ(x) = (eˣ − 1) / x,</pre>
 *
 * which is exact for every Γ, Γ = 1 included.
 *
 * @param photonIndex Γ, dimensionless
 * @param norm K, flux density at 1 keV [photon cm⁻² s⁻¹ keV⁻¹]
 */
public record PowerLaw(double photonIndex, @Unit("photon cm-2 s-1 keV-1") double norm)
    implements SpectralModel {

  public PowerLaw {
    Require.finite("photon-index", photonIndex);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    double slope = 1 - photonIndex;
    double below = Elementary.log(edges[0]);
    for (int i = 0; i < flux.length; i++) {
      double above = Elementary.log(edges[i + 1]);
      double h = above - below;
      flux[i] += norm * Elementary.exp(slope * below) * h * Growth.of(slope * h);
      below = above;
    }
  }
}
