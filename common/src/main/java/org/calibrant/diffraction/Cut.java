package org.calibrant.diffraction;

/**
 * A fixed number.
 *
 * @param n sub-pixels along an edge
 */
public record Cut(int n) implements Oversampling {
  public Cut {
    Require.atLeast(1, "n", n);
  }

  @Override
  public int of(
      double crystalAngstrom, double pixelMm, double wavelengthAngstrom, double distanceMm) {
    return n;
  }
}
