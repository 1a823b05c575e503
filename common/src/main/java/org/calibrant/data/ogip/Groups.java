package org.calibrant.data.ogip;

/**
 * What holds for the channel groups of a redistribution matrix. Matrices made by interpolation dip
 * slightly below zero (one of XMM-Newton's EPIC-pn to −0.6 % of its row's peak); that is kept as it
 * is, anything deeper is refused.
 */
final class Groups {
  private static final double DEEPEST = -0.02;

  private Groups() {}

  static void check(
      int[] rowStart, int[] channel, int[] start, double[] values, int first, int channels) {
    if (rowStart[0] != 0 || rowStart[rowStart.length - 1] != channel.length) {
      throw new IllegalArgumentException("rowStart must run from 0 to the number of groups");
    }

    if (start[0] != 0 || start[channel.length] != values.length) {
      throw new IllegalArgumentException("groupStart must run from 0 to the number of values");
    }

    for (int row = 0; row + 1 < rowStart.length; row++) {
      if (rowStart[row] > rowStart[row + 1]) {
        throw new IllegalArgumentException("rowStart must not fall");
      }

      double peak = 0;
      for (int g = rowStart[row]; g < rowStart[row + 1]; g++) {
        peak =
            Math.max(
                peak,
                checkGroup(row + 1, channel[g], start[g], start[g + 1], values, first, channels));
      }

      for (int g = rowStart[row]; g < rowStart[row + 1]; g++) {
        checkDepth(row + 1, (long) channel[g] + first, start[g], start[g + 1], values, peak);
      }
    }
  }

  /** Bounds of one group; returns its largest value. */
  private static double checkGroup(
      int row, int channel, int from, int to, double[] values, int first, int channels) {
    if (from < 0 || to < from || to > values.length) {
      throw new IllegalArgumentException("groupStart must not fall");
    }

    if (channel < 0) {
      throw new IllegalArgumentException(
          "row %d: F_CHAN %d lies before the first channel %d"
              .formatted(row, (long) channel + first, first));
    }

    if ((long) channel + to - from > channels) {
      throw new IllegalArgumentException(
          "row %d: F_CHAN %d + N_CHAN %d ends beyond channel %d"
              .formatted(row, (long) channel + first, to - from, (long) channels - 1 + first));
    }

    double peak = 0;
    for (int k = from; k < to; k++) {
      if (!Double.isFinite(values[k])) {
        throw new IllegalArgumentException(
            "row %d: MATRIX must be finite, was %s in channel %d"
                .formatted(row, values[k], (long) channel + first + k - from));
      }

      peak = Math.max(peak, values[k]);
    }

    return peak;
  }

  private static void checkDepth(
      int row, long channel, int from, int to, double[] values, double peak) {
    for (int k = from; k < to; k++) {
      if (values[k] < DEEPEST * peak) {
        throw new IllegalArgumentException(
            "row %d: MATRIX must not be negative, was %s in channel %d (peak of the row %s)"
                .formatted(row, values[k], channel + k - from, peak));
      }
    }
  }
}
