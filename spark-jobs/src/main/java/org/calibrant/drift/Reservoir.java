package org.calibrant.drift;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A fair sample of a stream of numbers: each has the same chance to be in it (Vitter's method R). */
final class Reservoir {
  static final int SIZE = 10_000;

  private final SplittableRandom random;
  private double[] values = new double[16];
  private long seen;

  Reservoir(long seed) {
    random = new SplittableRandom(seed);
  }

  void add(double value) {
    if (seen < SIZE) {
      if (seen == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(SIZE, 2 * seen));
      }

      values[(int) seen] = value;
    } else {
      long place = random.nextLong(seen + 1);
      if (place < SIZE) {
        values[(int) place] = value;
      }
    }

    seen++;
  }

  /** The sample, ascending. */
  double[] sorted() {
    double[] sample = Arrays.copyOf(values, (int) Math.min(SIZE, seen));
    Arrays.sort(sample);
    return sample;
  }
}
