package org.calibrant.xray;

import org.calibrant.core.Unit;
import org.calibrant.math.GaussLegendre;

/**
 * Luminosity of the model between two energies in the source's frame, L = 4π D_L² F, F being the
 * energy flux observed between E/(1 + z). Space is flat:
 *
 * <pre>  D_L = (1 + z) c/H₀ ∫₀ᶻ dz' / √(Ω_m (1 + z')³ + 1 − Ω_m)</pre>
 *
 * What the model absorbs is missing from it; put the absorber's column to 0 to have it back.
 *
 * @param fromKev lower energy in the source's frame
 * @param toKev upper energy in the source's frame
 * @param redshift z
 * @param hubble H₀
 * @param omegaMatter Ω_m
 */
public record Luminosity(
    @Unit("keV") double fromKev,
    @Unit("keV") double toKev,
    double redshift,
    @Unit("km s-1 Mpc-1") double hubble,
    double omegaMatter)
    implements DerivedValue {
  private static final double LIGHT = 299792.458; // km/s
  private static final double MPC = 3.0856775814913673e24; // cm

  public Luminosity {
    Band.require(fromKev, toKev);
    Require.positive("redshift", redshift);
    Require.positive("hubble", hubble);
    if (!(omegaMatter >= 0 && omegaMatter <= 1)) {
      throw new IllegalArgumentException("omega-matter must be from 0 to 1, was " + omegaMatter);
    }
  }

  @Override
  public String name() {
    return "luminosity_%s_%s".formatted(fromKev, toKev);
  }

  @Override
  public String unit() {
    return "erg s-1";
  }

  @Override
  public double of(SpectralModel model) {
    double stretch = 1 + redshift;
    double flux = Band.ERG * Band.sum(model, fromKev / stretch, toKev / stretch, true);
    double distance = distanceMpc() * MPC;
    return 4 * Math.PI * distance * distance * flux;
  }

  /** D_L [Mpc]. */
  double distanceMpc() {
    double integral =
        new GaussLegendre(32)
            .integral(
                x -> {
                  double s = 1 + x;
                  return 1 / Math.sqrt(omegaMatter * s * s * s + 1 - omegaMatter);
                },
                0,
                redshift);
    return (1 + redshift) * LIGHT / hubble * integral;
  }
}
