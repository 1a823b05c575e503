package org.calibrant.diffraction;

import org.calibrant.math.RandomStream;

/**
 * Normal.
 *
 * @param mean its middle
 * @param sigma its standard deviation
 */
public record Around(double mean, double sigma) implements Spread {
  public Around {
    Require.finite("mean", mean);
    Require.nonNegative("sigma", sigma);
  }

  @Override
  public double draw(RandomStream random) {
    return mean + sigma * random.normal();
  }
}
