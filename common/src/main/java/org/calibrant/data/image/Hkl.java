package org.calibrant.data.image;

import java.util.Arrays;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;

/** Structure factors by Miller indices: a box from the least to the largest of each index. */
public final class Hkl {
  private static final int LARGEST_FILE = 1 << 28;
  private static final int LARGEST_INDEX = 100_000;
  private static final long LARGEST_BOX = 1L << 25;

  private final int[] least;
  private final int[] extent;
  private final double[] values;

  private Hkl(int[] least, int[] extent, double[] values) {
    this.least = least;
    this.extent = extent;
    this.values = values;
  }

  /**
   * Reads a text with lines h k l F, perhaps followed by the uncertainty of F, which is passed over.
   *
   * @throws BadInput for lines that are something else, repeated reflections, negative amplitudes
   */
  public static Hkl read(InputFile file) {
    var lines = NumberFile.lines(file, LARGEST_FILE);
    if (lines.isEmpty()) {
      throw new BadInput(file.uri(), "", "holds no reflections");
    }

    int[][] indices = new int[lines.size()][3];
    double[] amplitudes = new double[lines.size()];
    int[] least = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
    int[] most = {Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
    for (int i = 0; i < indices.length; i++) {
      NumberFile.Line line = lines.get(i);
      if (line.words().length != 4 && line.words().length != 5) {
        throw new BadInput(
            file.uri(),
            "line " + line.number(),
            "expected h k l F, found %d words".formatted(line.words().length));
      }

      for (int k = 0; k < 3; k++) {
        indices[i][k] = index(file, line, k);
        least[k] = Math.min(least[k], indices[i][k]);
        most[k] = Math.max(most[k], indices[i][k]);
      }

      amplitudes[i] = NumberFile.number(file, line.number(), line.words()[3]);
      if (amplitudes[i] < 0) {
        throw new BadInput(
            file.uri(),
            "line " + line.number(),
            "an amplitude must not be negative, found " + amplitudes[i]);
      }
    }

    return boxed(file, lines.size(), indices, amplitudes, least, most);
  }

  private static Hkl boxed(
      InputFile file, int count, int[][] indices, double[] amplitudes, int[] least, int[] most) {
    int[] extent = new int[3];
    long box = 1;
    for (int k = 0; k < 3; k++) {
      extent[k] = most[k] - least[k] + 1;
      box *= extent[k];
    }

    long room = Math.max(1L << 20, 1000L * count);
    if (box > Math.min(LARGEST_BOX, room)) {
      throw new BadInput(
          file.uri(),
          "",
          "%d reflections span h %d to %d, k %d to %d, l %d to %d: too sparse to be a list"
              .formatted(count, least[0], most[0], least[1], most[1], least[2], most[2]));
    }

    double[] values = new double[(int) box];
    Arrays.fill(values, Double.NaN);
    Hkl table = new Hkl(least, extent, values);
    for (int i = 0; i < count; i++) {
      int at = table.place(indices[i][0], indices[i][1], indices[i][2]);
      if (!Double.isNaN(values[at])) {
        throw new BadInput(
            file.uri(),
            "",
            "reflection %d %d %d appears twice"
                .formatted(indices[i][0], indices[i][1], indices[i][2]));
      }

      values[at] = amplitudes[i];
    }

    return table;
  }

  private static int index(InputFile file, NumberFile.Line line, int k) {
    double value = NumberFile.number(file, line.number(), line.words()[k]);
    if (value != Math.rint(value) || Math.abs(value) > LARGEST_INDEX) {
      throw new BadInput(
          file.uri(),
          "line " + line.number(),
          "expected a whole Miller index up to %d, found %s"
              .formatted(LARGEST_INDEX, NumberFile.printable(line.words()[k])));
    }

    return (int) value;
  }

  private int place(int h, int k, int l) {
    return ((h - least[0]) * extent[1] + (k - least[1])) * extent[2] + (l - least[2]);
  }

  /** F of a reflection given by whole numbers, or what else is given. */
  public double at(double h, double k, double l, double otherwise) {
    double i = h - least[0];
    double j = k - least[1];
    double m = l - least[2];
    boolean inside = i >= 0 && i < extent[0] && j >= 0 && j < extent[1] && m >= 0 && m < extent[2];
    if (!inside) {
      return otherwise;
    }

    int row = ((int) i) * extent[1] + (int) j;
    double value = values[row * extent[2] + (int) m];
    return Double.isNaN(value) ? otherwise : value;
  }
}
