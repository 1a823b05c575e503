package org.calibrant.calibration;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Evaluations of a density.
 *
 * @param evaluated points
 * @param failed those whose model failed
 * @param witnesses the first of these, each behind the number of its update, in this order; so the
 *     same are kept wherever walkers move
 */
record Counts(long evaluated, long failed, List<double[]> witnesses) implements Serializable {
  static final Counts NONE = new Counts(0, 0, List.of());
  private static final int WITNESSES = 5;

  Counts plus(Counts more) {
    List<double[]> first = witnesses;
    if (!more.witnesses.isEmpty()) {
      first =
          Stream.concat(witnesses.stream(), more.witnesses.stream())
              .sorted(Arrays::compare)
              .limit(WITNESSES)
              .toList();
    }

    return new Counts(evaluated + more.evaluated, failed + more.failed, first);
  }
}
