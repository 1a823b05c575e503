package org.calibrant.tracks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The fields of the tests. */
final class Fields {
  static final HarmonicDipole DIPOLE =
      new HarmonicDipole(
          1.1,
          List.of(
              new HarmonicDipole.Gaussian(
                  -0.9356024805597177, 4973.072960081561, 1618.133156723271),
              new HarmonicDipole.Gaussian(-0.1, 5873.072960081561, 2600)));

  static final GaussianDipole GAUSSIAN = new GaussianDipole(-1.0182, 5007, 1744);

  private Fields() {}

  /** Writes a map of a field, y fastest, then x, then z, rounded to 1e-9 T. */
  static void write(Path file, double[] x, double[] y, double[] z, MagneticField field)
      throws IOException {
    double[] b = new double[3];
    StringBuilder line = new StringBuilder();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (double zk : z) {
        for (double xi : x) {
          for (double yj : y) {
            field.at(xi, yj, zk, b);
            line.setLength(0);
            line.append(xi).append(' ').append(yj).append(' ').append(zk);
            for (double value : b) {
              long nano = Math.round(value * 1e9);
              line.append(nano < 0 ? " -" : " ").append(Math.abs(nano) / 1_000_000_000).append('.');
              String digits = Long.toString(Math.abs(nano) % 1_000_000_000);
              line.append("0".repeat(9 - digits.length())).append(digits);
            }

            out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
          }
        }
      }
    }
  }

  /** The map of 957,906 points of the golden states: y saturates beyond 1050 mm. */
  static Path writeFullMap(Path folder) throws IOException {
    Path file = folder.resolve("full.txt");
    MagneticField saturating =
        (x, y, z, b) -> {
          double size = Math.abs(y);
          double inner = size <= 1050 ? size : 1050 + 250 * StrictMath.tanh((size - 1050) / 250);
          DIPOLE.at(x, Math.copySign(inner, y), z, b);
        };
    double[] side = axis(-4000, 100, 81);
    write(file, side, side, axis(-500, 100, 146), saturating);
    return file;
  }

  static double[] axis(double from, double step, int points) {
    double[] axis = new double[points];
    for (int i = 0; i < points; i++) {
      axis[i] = from + step * i;
    }

    return axis;
  }
}
