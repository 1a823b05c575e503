package org.calibrant.optics.inference;

import org.calibrant.math.RandomStream;

/**
 * The same normal scatter in all pixels.
 *
 * @param sigma standard deviation [ph]
 */
public record NormalNoise(double sigma) implements ImageNoise {
  public NormalNoise {
    if (!(sigma >= 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("sigma must not be negative, was " + sigma);
    }
  }

  @Override
  public double measured(double expected, RandomStream stream) {
    return expected + sigma * stream.normal();
  }
}
