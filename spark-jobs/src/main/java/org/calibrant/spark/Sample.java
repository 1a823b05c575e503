package org.calibrant.spark;

import java.util.SplittableRandom;

/** Which units are looked at when not all are. */
final class Sample {
  private Sample() {}

  /**
   * One unit at random of each of {@code count} equal stretches, in ascending order: every region of
   * a sweep is in it.
   *
   * @param size how many units there are
   * @param count how many are wanted; all when there are not more
   */
  static long[] stratified(long size, long count, long seed) {
    int wanted = Math.toIntExact(Math.min(size, count));
    long[] units = new long[wanted];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < wanted; i++) {
      long from = edge(i, wanted, size);
      units[i] = random.nextLong(from, edge(i + 1, wanted, size));
    }

    return units;
  }

  private static long edge(int stretch, int stretches, long size) {
    return size / stretches * stretch + size % stretches * stretch / stretches;
  }
}
