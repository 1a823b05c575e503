package org.calibrant.xray;

import org.calibrant.core.Unit;
import org.calibrant.math.ErrorFunction;

/**
 * Gaussian line; the flux of a bin is a difference of error functions,
 *
 * <pre>  K/2 [erf((E₂ − E₀)/(σ√2)) − erf((E₁ − E₀)/(σ√2))]</pre>
 *
 * A line without width is a {@link DeltaLine}, and a width of 0 makes it one.
 *
 * @param energyKev centre E₀ [keV]
 * @param sigmaKev width σ [keV], not negative
 * @param norm K, photons in the whole line [photon cm⁻² s⁻¹]
 */
public record GaussianLine(
    @Unit("keV") double energyKev,
    @Unit("keV") double sigmaKev,
    @Unit("photon cm-2 s-1") double norm)
    implements SpectralModel {

  public GaussianLine {
    Require.positive("energy-kev", energyKev);
    Require.nonNegative("sigma-kev", sigmaKev);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    if (sigmaKev == 0) {
      new DeltaLine(energyKev, norm).addTo(edges, flux);
      return;
    }

    double scale = 1 / (sigmaKev * Math.sqrt(2));
    double x = (edges[0] - energyKev) * scale;
    double beyond = ErrorFunction.erfc(Math.abs(x));
    for (int i = 0; i < flux.length; i++) {
      double next = (edges[i + 1] - energyKev) * scale;
      double nextBeyond = ErrorFunction.erfc(Math.abs(next));
      // erfc of |x| on either side of the centre: no difference of numbers near 1 in the wings
      double twice =
          x >= 0 ? beyond - nextBeyond : next <= 0 ? nextBeyond - beyond : 2 - beyond - nextBeyond;
      flux[i] += norm / 2 * Math.max(0, twice);
      x = next;
      beyond = nextBeyond;
    }
  }
}
