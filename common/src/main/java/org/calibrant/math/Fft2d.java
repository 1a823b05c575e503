package org.calibrant.math;

/**
 * The discrete Fourier transform of a matrix of complex numbers, {@code [rows][columns]}, along both
 * axes, and its inverse; in place, real and imaginary parts in arrays of their own.
 *
 * <p>An instance never changes and can be shared by threads; each call needs memory for a few
 * columns.
 */
public final class Fft2d {
  /** Lanes at once: one cache line of each row. */
  private static final int LANES = 8;

  private final Fft alongRows;
  private final Fft alongColumns;

  private Fft2d(Fft alongRows, Fft alongColumns) {
    this.alongRows = alongRows;
    this.alongColumns = alongColumns;
  }

  public static Fft2d of(int rows, int columns) {
    return new Fft2d(Fft.of(columns), Fft.of(rows));
  }

  public int rows() {
    return alongColumns.size();
  }

  public int columns() {
    return alongRows.size();
  }

  /** The transform, in place. */
  public void forward(double[] re, double[] im) {
    int rows = rows();
    int columns = columns();
    if (re.length != rows * columns || im.length != rows * columns) {
      throw new IllegalArgumentException(
          "expected %d x %d numbers, found arrays of %d and %d"
              .formatted(rows, columns, re.length, im.length));
    }

    double[] a = new double[LANES * Math.max(rows, columns)];
    double[] b = new double[a.length];
    for (int first = 0; first < columns; first += LANES) {
      int lanes = Math.min(LANES, columns - first);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(re, r * columns + first, a, r * lanes, lanes);
        System.arraycopy(im, r * columns + first, b, r * lanes, lanes);
      }

      alongColumns.unordered(a, b, lanes);
      for (int r = 0; r < rows; r++) {
        int from = alongColumns.place(r) * lanes;
        System.arraycopy(a, from, re, r * columns + first, lanes);
        System.arraycopy(b, from, im, r * columns + first, lanes);
      }
    }

    for (int first = 0; first < rows; first += LANES) {
      int lanes = Math.min(LANES, rows - first);
      Transpose.of(re, first * columns, columns, lanes, columns, a, 0, lanes);
      Transpose.of(im, first * columns, columns, lanes, columns, b, 0, lanes);
      alongRows.unordered(a, b, lanes);
      for (int l = 0; l < lanes; l++) {
        int to = (first + l) * columns;
        for (int c = 0; c < columns; c++) {
          int from = alongRows.place(c) * lanes + l;
          re[to + c] = a[from];
          im[to + c] = b[from];
        }
      }
    }
  }

  /** The inverse transform, in place. */
  public void inverse(double[] re, double[] im) {
    forward(im, re); // with its parts exchanged the transform is the inverse but for the scale
    double scale = 1.0 / ((double) rows() * columns());
    for (int i = 0; i < re.length; i++) {
      re[i] *= scale;
      im[i] *= scale;
    }
  }
}
