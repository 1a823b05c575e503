package org.calibrant.optics.inference;

import org.calibrant.math.RandomStream;

/**
 * Counts of photons, and a normal readout.
 *
 * @param readout standard deviation of the readout [ph]; 0 for none
 */
public record PhotonNoise(double readout) implements ImageNoise {
  public PhotonNoise {
    if (!(readout >= 0 && readout < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("readout must not be negative, was " + readout);
    }
  }

  @Override
  public double measured(double expected, RandomStream stream) {
    double counts = stream.poisson(expected);
    return readout > 0 ? counts + readout * stream.normal() : counts;
  }
}
