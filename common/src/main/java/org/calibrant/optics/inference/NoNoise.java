package org.calibrant.optics.inference;

import org.calibrant.math.RandomStream;

/** Exactly what is expected. */
public record NoNoise() implements ImageNoise {
  @Override
  public double measured(double expected, RandomStream stream) {
    return expected;
  }
}
