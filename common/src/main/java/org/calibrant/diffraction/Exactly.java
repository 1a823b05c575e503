package org.calibrant.diffraction;

import org.calibrant.math.RandomStream;

/**
 * Always the same.
 *
 * @param value the value
 */
public record Exactly(double value) implements Spread {
  public Exactly {
    Require.finite("value", value);
  }

  @Override
  public double draw(RandomStream random) {
    random.uniform();
    return value;
  }
}
