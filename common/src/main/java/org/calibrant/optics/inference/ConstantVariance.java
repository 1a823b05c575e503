package org.calibrant.optics.inference;

/**
 * The same for all pixels.
 *
 * @param sigma standard deviation [ph], positive
 */
public record ConstantVariance(double sigma) implements PixelVariance {
  public ConstantVariance {
    if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("sigma must be positive, was " + sigma);
    }
  }

  @Override
  public double of(double datum) {
    return sigma * sigma;
  }
}
