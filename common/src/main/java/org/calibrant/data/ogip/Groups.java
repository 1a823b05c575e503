package org.calibrant.data.ogip;

/** What holds for the channel groups of a redistribution matrix. */
final class Groups {
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

      for (int g = rowStart[row]; g < rowStart[row + 1]; g++) {
        checkGroup(row + 1, channel[g], start[g], start[g + 1], values, first, channels);
      }
    }
  }

  private static void checkGroup(
      int row, int channel, int from, int to, double[] values, int first, int channels) {
    if (to < from) {
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

    for (int k = from; k < to; k++) {
      if (!(values[k] >= 0 && values[k] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "row %d: MATRIX must be finite and not negative, was %s in channel %d"
                .formatted(row, values[k], (long) channel + first + k - from));
      }
    }
  }
}
