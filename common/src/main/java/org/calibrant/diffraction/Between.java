package org.calibrant.diffraction;

import org.calibrant.math.RandomStream;

/**
 * Uniform.
 *
 * @param from least value
 * @param to largest value
 */
public record Between(double from, double to) implements Spread {
  public Between {
    Require.finite("from", from);
    Require.finite("to", to);
    if (!(from <= to)) {
      throw new IllegalArgumentException("from must not be above to, were " + from + " and " + to);
    }
  }

  @Override
  public double draw(RandomStream random) {
    return from + (to - from) * random.uniform();
  }
}
