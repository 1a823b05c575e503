package org.calibrant.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Keeps the rows whose numbers have the smallest hashes: a fair sample in one pass. */
final class Draw {
  private final int most;
  private final TreeMap<Long, Taken> taken = new TreeMap<>();

  private record Taken(long row, Object[] values) {}

  Draw(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a sample needs at least one row, was " + most);
    }

    this.most = most;
  }

  /** Whether a row would be kept, as far as is known. */
  boolean wants(long row) {
    return taken.size() < most || hash(row) < taken.lastKey();
  }

  void take(long row, Object[] values) {
    taken.put(hash(row), new Taken(row, values));
    if (taken.size() > most) {
      taken.pollLastEntry();
    }
  }

  /** What was kept, in the order of the rows. */
  List<Object[]> taken() {
    TreeMap<Long, Object[]> ordered = new TreeMap<>();
    taken.values().forEach(each -> ordered.put(each.row(), each.values()));
    return new ArrayList<>(ordered.values());
  }

  /** One to one, so that no two rows collide: the finaliser of SplitMix64 (G. Steele et al. 2014). */
  static long hash(long row) {
    long z = row + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
