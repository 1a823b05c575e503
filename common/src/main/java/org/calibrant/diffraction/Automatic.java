package org.calibrant.diffraction;

/**
 * As many as three per width of a reflection: ⌈3 L p / (λ D)⌉ with L the crystal's longest edge, p the
 * pixel and D the distance.
 */
public record Automatic() implements Oversampling {
  private static final double PER_WIDTH = 3;

  @Override
  public int of(
      double crystalAngstrom, double pixelMm, double wavelengthAngstrom, double distanceMm) {
    double n = Math.ceil(PER_WIDTH * crystalAngstrom * pixelMm / (wavelengthAngstrom * distanceMm));
    return (int) Math.max(1, n);
  }
}
