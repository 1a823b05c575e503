package org.calibrant.diffraction;

/**
 * The same everywhere.
 *
 * @param photons per pixel
 */
public record Flat(double photons) implements Background {
  public Flat {
    Require.nonNegative("photons", photons);
  }

  @Override
  public double photons(double fluence) {
    return photons;
  }
}
