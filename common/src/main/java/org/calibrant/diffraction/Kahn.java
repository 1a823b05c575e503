package org.calibrant.diffraction;

/**
 * P = ½ (1 + cos² 2θ − K cos 2ψ sin² 2θ), with ψ the azimuth of the scattered ray against the electric
 * vector.
 *
 * <p>Source: R. Kahn et al., J. Appl. Cryst. 15, 330 (1982).
 *
 * @param kahn K: 0 unpolarised, 1 fully polarised along the electric vector, −1 across it
 */
public record Kahn(double kahn) implements Polarisation {
  public Kahn {
    if (!(kahn >= -1 && kahn <= 1)) {
      throw new IllegalArgumentException("kahn must be from -1 to 1, was " + kahn);
    }
  }

  @Override
  public boolean applies() {
    return true;
  }
}
