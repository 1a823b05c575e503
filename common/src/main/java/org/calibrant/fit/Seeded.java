package org.calibrant.fit;

import org.calibrant.math.RandomStream;

/** The random numbers of a search: a function of its seed and of where it starts. */
final class Seeded {
  private Seeded() {}

  /** A stream whose numbers differ from start to start, so that many starts are many searches. */
  static RandomStream stream(long seed, String purpose, double[] start) {
    long unit = 0;
    for (double x : start) {
      unit = 31 * unit + Double.doubleToLongBits(x);
    }

    RandomStream stream = new RandomStream(seed, purpose);
    stream.start(unit);
    return stream;
  }
}
