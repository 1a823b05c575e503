package org.calibrant.spark;

import java.io.Serializable;

/** Units {@code from} ≤ index &lt; {@code to}. */
record Range(long from, long to) implements Serializable {

  long size() {
    return to - from;
  }

  /** Slice {@code number} of {@code slices} that differ in length by one at most. */
  Range slice(int number, int slices) {
    return new Range(start(number, slices), start(number + 1, slices));
  }

  private long start(int number, int slices) {
    return from + size() / slices * number + Math.min(number, size() % slices);
  }
}
