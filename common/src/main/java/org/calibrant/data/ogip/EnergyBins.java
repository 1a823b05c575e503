package org.calibrant.data.ogip;

/** What holds for the energy bins of every response and table: rising, without gap or overlap. */
final class EnergyBins {
  /** Replaces a first edge of zero [keV]. */
  static final double FIRST_EDGE = 1e-10;

  /** Two edges that differ by no more than this fraction are the same edge, rounded to float32. */
  static final double SAME_EDGE = 1e-5;

  private EnergyBins() {}

  /** Refuses bins that are not finite, empty, turned round, or leave gaps; rows count from 1. */
  static void check(double[] lo, double[] hi) {
    Checks.sameLength("ENERG_HI", hi, lo.length);
    if (lo.length == 0) {
      throw new IllegalArgumentException("no energy bins: expected at least one row");
    }

    for (int i = 0; i < lo.length; i++) {
      if (!(lo[i] >= 0 && lo[i] < hi[i] && hi[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "row %d: expected 0 <= ENERG_LO < ENERG_HI, found %s and %s keV"
                .formatted(i + 1, lo[i], hi[i]));
      }

      if (i > 0 && !same(hi[i - 1], lo[i])) {
        throw new IllegalArgumentException(
            "row %d: ENERG_LO is %s keV but the row before ends at %s keV: %s between energy bins"
                .formatted(i + 1, lo[i], hi[i - 1], lo[i] > hi[i - 1] ? "a gap" : "an overlap"));
      }
    }
  }

  static double[] edges(double[] lo, double[] hi) {
    double[] edges = new double[lo.length + 1];
    System.arraycopy(lo, 0, edges, 0, lo.length);
    edges[lo.length] = hi[lo.length - 1];
    if (edges[0] == 0) {
      edges[0] = FIRST_EDGE;
    }

    return edges;
  }

  static boolean same(double a, double b) {
    return Math.abs(a - b) <= SAME_EDGE * Math.max(Math.abs(a), Math.abs(b));
  }
}
