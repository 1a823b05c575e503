package org.calibrant.data.ogip;

import java.util.Arrays;
import org.calibrant.core.BadInput;

/**
 * Reads a redistribution matrix. The matrix table is the one with a column MATRIX, under whatever
 * name; the channel with index 0 is TLMIN of F_CHAN, or without it the lowest channel of EBOUNDS.
 *
 * @see <a
 *     href="https://heasarc.gsfc.nasa.gov/docs/heasarc/caldb/docs/memos/cal_gen_92_002/cal_gen_92_002.html">CAL/GEN/92-002,
 *     the calibration requirements for spectral analysis</a>
 */
final class RmfReader {
  /** No probability reaches this; larger row sums are areas, whatever the header says. */
  private static final double MORE_THAN_ALL = 2;

  private final BinTable matrix;
  private final int first;
  private final int channels;
  private int[] groupChannel = new int[64];
  private int[] groupStart = new int[65];
  private double[] values = new double[4096];
  private int groups;

  private RmfReader(BinTable matrix, int first, int channels) {
    this.matrix = matrix;
    this.first = first;
    this.channels = channels;
  }

  static Rmf read(FitsFile file) {
    BinTable bounds = file.table("EBOUNDS", "CHANNEL", "E_MIN", "E_MAX");
    BinTable matrix =
        file.table("MATRIX", "ENERG_LO", "ENERG_HI", "N_GRP", "F_CHAN", "N_CHAN", "MATRIX");
    if (bounds.rows() == 0) {
      throw bounds.hdu().wrong("no channels: expected at least one row");
    }

    String limit = "TLMIN" + matrix.hdu().column("F_CHAN").number();
    int first =
        !matrix.hdu().text(limit).isEmpty() ? matrix.hdu().whole(limit, 0) : lowestChannel(bounds);
    return new RmfReader(matrix, first, bounds.rows()).read(bounds);
  }

  /** Asked only without TLMIN: files exist whose CHANNEL holds rubbish and nobody noticed. */
  private static int lowestChannel(BinTable bounds) {
    int[] channel = bounds.wholes("CHANNEL");
    for (int row = 1; row < channel.length; row++) {
      if (channel[row] != channel[row - 1] + 1L) {
        throw bounds.wrong(
            "CHANNEL",
            row,
            "is %d after %d, expected channels that rise by one"
                .formatted(channel[row], channel[row - 1]));
      }
    }

    return channel[0];
  }

  private Rmf read(BinTable bounds) {
    int[] rowStart = new int[matrix.rows() + 1];
    for (int row = 0; row < matrix.rows(); row++) {
      readRow(row);
      rowStart[row + 1] = groups;
    }

    Hdu hdu = matrix.hdu();
    try {
      Rmf rmf =
          new Rmf(
              hdu.file(),
              FitsFile.energies(matrix, "ENERG_LO"),
              FitsFile.energies(matrix, "ENERG_HI"),
              first,
              FitsFile.energies(bounds, "E_MIN"),
              FitsFile.energies(bounds, "E_MAX"),
              rowStart,
              Arrays.copyOf(groupChannel, groups),
              Arrays.copyOf(groupStart, groups + 1),
              Arrays.copyOf(values, groupStart[groups]),
              hdu.text("HDUCLAS3").equals("FULL"),
              hdu.keywords());
      double largest = Arrays.stream(rmf.rowSums()).max().orElse(0);
      return largest > MORE_THAN_ALL ? rmf.withArea() : rmf;
    } catch (IllegalArgumentException e) {
      throw new BadInput(hdu.file(), hdu.place(), e.getMessage(), e);
    }
  }

  private void readRow(int row) {
    int count = matrix.whole("N_GRP", row);
    if (count < 0) {
      throw matrix.wrong("N_GRP", row, "is " + count + ", expected 0 or more");
    }

    if (count == 0) {
      return;
    }

    int[] starts = matrix.wholes("F_CHAN", row);
    int[] lengths = matrix.wholes("N_CHAN", row);
    double[] elements = matrix.values("MATRIX", row);
    if (starts.length < count || lengths.length < count) {
      throw matrix.wrong(
          "N_GRP",
          row,
          "is %d, but F_CHAN holds %d and N_CHAN %d values"
              .formatted(count, starts.length, lengths.length));
    }

    int used = 0;
    for (int g = 0; g < count; g++) {
      int length = lengths[g];
      if (length < 0) {
        throw matrix.wrong("N_CHAN", row, "is " + length + ", expected 0 or more");
      }

      if (length > elements.length - used) {
        throw matrix.wrong(
            "MATRIX",
            row,
            "holds %d values, but the groups of N_CHAN need %d"
                .formatted(elements.length, (long) used + length));
      }

      if (length > 0) {
        add(row, starts[g], elements, used, length);
        used += length;
      }
    }
  }

  private void add(int row, int start, double[] elements, int from, int length) {
    long index = (long) start - first;
    if (index < 0 || index + length > channels) {
      throw matrix.wrong(
          "F_CHAN",
          row,
          index < 0
              ? "is %d, before the first channel %d".formatted(start, first)
              : "F_CHAN %d + N_CHAN %d ends beyond channel %d"
                  .formatted(start, length, (long) first + channels - 1));
    }

    if (groups == groupChannel.length) {
      groupChannel = Arrays.copyOf(groupChannel, 2 * groups);
      groupStart = Arrays.copyOf(groupStart, 2 * groups + 1);
    }

    int at = groupStart[groups];
    if (at + length > values.length) {
      values = Arrays.copyOf(values, Math.max(at + length, values.length + values.length / 2));
    }

    System.arraycopy(elements, from, values, at, length);
    groupChannel[groups] = (int) index;
    groups++;
    groupStart[groups] = at + length;
  }
}
