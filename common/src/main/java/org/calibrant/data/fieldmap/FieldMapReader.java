package org.calibrant.data.fieldmap;

import java.util.Arrays;
import java.util.Locale;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;

/** Reads the lines of a map and finds the grid whose points they are. */
final class FieldMapReader {
  private static final String[] NAMES = {"x", "y", "z"};
  private static final int FIRST_ROWS = 1 << 12;

  /** Twenty times the largest map known. */
  private static final int MOST_ROWS = 1 << 24;

  /** Points of a grid per line; more are not looked at one by one, as lines on no grid make many. */
  private static final double MOST_MISSING = 16;

  private final InputFile file;
  private final double[][] columns = new double[6][FIRST_ROWS];
  private int[] lines = new int[FIRST_ROWS];
  private int rows;

  private FieldMapReader(InputFile file) {
    this.file = file;
  }

  static FieldMap read(InputFile file) {
    FieldMapReader reader = new FieldMapReader(file);
    reader.readRows();
    return reader.map();
  }

  private void readRows() {
    double[] row = new double[6];
    try (NumberLines text = new NumberLines(file, "x y z Bx By Bz")) {
      while (text.next(row)) {
        if (rows == lines.length) {
          grow();
        }

        for (int c = 0; c < 6; c++) {
          columns[c][rows] = row[c];
        }

        lines[rows] = text.line();
        rows++;
      }
    }

    if (rows == 0) {
      throw wrong("", "holds no point, expected lines x y z Bx By Bz");
    }
  }

  private void grow() {
    if (rows == MOST_ROWS) {
      throw wrong("line " + lines[rows - 1], "more than " + MOST_ROWS + " points");
    }

    int size = Math.min(MOST_ROWS, 2 * rows);
    lines = Arrays.copyOf(lines, size);
    for (int c = 0; c < 6; c++) {
      columns[c] = Arrays.copyOf(columns[c], size);
    }
  }

  private FieldMap map() {
    double[][] axes = new double[3][];
    for (int c = 0; c < 3; c++) {
      axes[c] = different(columns[c]);
    }

    double points = (double) axes[0].length * axes[1].length * axes[2].length;
    if (points > rows) {
      refuseStray(axes);
    }

    if (points > MOST_ROWS || points > MOST_MISSING * rows) {
      throw wrong("", "%d lines, but %s".formatted(rows, grid(axes)));
    }

    return new FieldMap(file.uri(), axes[0], axes[1], axes[2], fields(axes));
  }

  private double[] different(double[] column) {
    double[] sorted = Arrays.copyOf(column, rows);
    Arrays.sort(sorted);
    int n = 0;
    for (double value : sorted) {
      if (n == 0 || value > sorted[n - 1]) {
        sorted[n++] = value;
      }
    }

    return Arrays.copyOf(sorted, n);
  }

  private double[] fields(double[][] axes) {
    int ny = axes[1].length;
    int nz = axes[2].length;
    int points = axes[0].length * ny * nz;
    double[] b = new double[3 * points];
    int[] givenBy = new int[points];
    int[] at = new int[3];
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < 3; c++) {
        if (axes[c][at[c]] != columns[c][row]) {
          at[c] = Arrays.binarySearch(axes[c], columns[c][row]);
        }
      }

      int point = (at[0] * ny + at[1]) * nz + at[2];
      if (givenBy[point] > 0) {
        throw wrong(
            "line " + lines[row],
            "the point %s was given before, on line %d".formatted(point(row), givenBy[point]));
      }

      givenBy[point] = lines[row];
      b[3 * point] = columns[3][row];
      b[3 * point + 1] = columns[4][row];
      b[3 * point + 2] = columns[5][row];
    }

    if (points > rows) {
      int missing = 0;
      while (givenBy[missing] > 0) {
        missing++;
      }

      throw wrong(
          "",
          "%d of the points of %s are missing, the first is (%s, %s, %s)"
              .formatted(
                  points - rows,
                  grid(axes),
                  axes[0][missing / (ny * nz)],
                  axes[1][missing / nz % ny],
                  axes[2][missing % nz]));
    }

    return b;
  }

  /** A coordinate that occurs on far fewer lines than it should is a slip of the pen. */
  private void refuseStray(double[][] axes) {
    for (int c = 0; c < 3; c++) {
      int[] count = new int[axes[c].length];
      for (int row = 0; row < rows; row++) {
        count[Arrays.binarySearch(axes[c], columns[c][row])]++;
      }

      int[] sorted = count.clone();
      Arrays.sort(sorted);
      int usual = sorted[sorted.length / 2];
      for (int row = 0; row < rows; row++) {
        int i = Arrays.binarySearch(axes[c], columns[c][row]);
        if (2 * count[i] < usual) {
          throw wrong(
              "line " + lines[row],
              "%s = %s is on %d of %d lines, other values are on %d: the points make no grid"
                  .formatted(NAMES[c], columns[c][row], count[i], rows, usual));
        }
      }
    }
  }

  private static String grid(double[][] axes) {
    return "a grid of %d x %d x %d".formatted(axes[0].length, axes[1].length, axes[2].length);
  }

  private String point(int row) {
    return String.format(
        Locale.ROOT, "(%s, %s, %s)", columns[0][row], columns[1][row], columns[2][row]);
  }

  private BadInput wrong(String place, String problem) {
    return new BadInput(file.uri(), place, problem);
  }
}
