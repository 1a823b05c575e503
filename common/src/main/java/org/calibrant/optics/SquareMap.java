package org.calibrant.optics;

import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.npy.NpyReader;

/** A square array of finite numbers from a file. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SquareMap(InputFile file, int size, double[] values) {
  private static final int MOST = 8192;

  static SquareMap read(InputFile file) {
    try (NpyReader reader = NpyReader.open(file)) {
      long[] shape = reader.requireShape(-1, -1);
      if (shape[0] != shape[1] || shape[0] < 1 || shape[0] > MOST) {
        throw new BadInput(
            file.uri(),
            "",
            "expected a square array of up to %d x %d numbers, found %d x %d"
                .formatted(MOST, MOST, shape[0], shape[1]));
      }

      int size = (int) shape[0];
      double[] values = reader.doubles(size * size);
      for (int i = 0; i < values.length; i++) {
        if (!Double.isFinite(values[i])) {
          throw new BadInput(
              file.uri(),
              "row %d column %d".formatted(i / size, i % size),
              "expected a finite number, found " + values[i]);
        }
      }

      return new SquareMap(file, size, values);
    }
  }

  /** This map, if all its values lie between bounds. */
  SquareMap within(double least, double most) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= least && values[i] <= most)) {
        throw new BadInput(
            file.uri(),
            "row %d column %d".formatted(i / size, i % size),
            "expected a number from %s to %s, found %s".formatted(least, most, values[i]));
      }
    }

    return this;
  }

  /** The values on n × n pixels. */
  double[] onto(int n, Regridding regridding) {
    if (n == size) {
      return values.clone();
    }

    if (regridding == Regridding.REFUSED) {
      throw new BadInput(
          file.uri(), "", "has %d x %d numbers, expected %d x %d".formatted(size, size, n, n));
    }

    double[] at = new double[n];
    for (int i = 0; i < n; i++) {
      at[i] =
          regridding == Regridding.DLUX
              ? (n == 1 ? 0 : i * ((double) size / (n - 1)))
              : (i + 0.5) * size / n - 0.5;
      if (regridding == Regridding.CENTRED) {
        at[i] = Math.max(0, Math.min(size - 1.0, at[i]));
      }
    }

    double[] out = new double[n * n];
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        out[r * n + c] = between(at[r], at[c]);
      }
    }

    return out;
  }

  private double between(double y, double x) {
    int r = (int) Math.floor(y);
    int c = (int) Math.floor(x);
    double v = y - r;
    double u = x - c;
    return (1 - v) * ((1 - u) * value(r, c) + u * value(r, c + 1))
        + v * ((1 - u) * value(r + 1, c) + u * value(r + 1, c + 1));
  }

  private double value(int r, int c) {
    return r < 0 || c < 0 || r >= size || c >= size ? 0 : values[r * size + c];
  }
}
