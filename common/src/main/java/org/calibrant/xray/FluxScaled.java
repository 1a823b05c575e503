package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * A model multiplied so that its energy flux between two energies is a parameter, XSPEC's {@code
 * cflux}: fits then give confidence bounds of the flux. A norm inside must be frozen above 0.
 *
 * @param fromKev lower energy
 * @param toKev upper energy
 * @param log10Flux log₁₀ of the energy flux [erg cm⁻² s⁻¹]
 * @param source what is multiplied
 */
public record FluxScaled(
    @Unit("keV") double fromKev,
    @Unit("keV") double toKev,
    @Unit("log10(erg cm-2 s-1)") double log10Flux,
    SpectralModel source)
    implements SpectralModel {
  private static final double LN_10 = 2.302585092994046;

  public FluxScaled {
    Band.require(fromKev, toKev);
    Require.finite("log10-flux", log10Flux);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    double now = Band.ERG * Band.sum(source, fromKev, toKev, true);
    if (!(now > 0)) {
      throw new IllegalArgumentException(
          "source has no flux between %s and %s keV".formatted(fromKev, toKev));
    }

    new Scaled(org.calibrant.math.Elementary.exp(LN_10 * log10Flux) / now, source)
        .addTo(edges, flux);
  }

  @Override
  public void check() {
    source.check();
  }
}
