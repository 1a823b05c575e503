package org.calibrant.data.fieldmap;

import java.nio.file.Path;
import java.util.Arrays;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;

/**
 * A magnetic field on the points of a rectangular grid.
 *
 * @param file where it comes from
 * @param x increasing, at least two [mm]
 * @param y increasing, at least two [mm]
 * @param z increasing, at least two [mm]
 * @param b {@code b[3 ((i ny + j) nz + k) + m]} is component m at (x[i], y[j], z[k]) [T]
 */
public record FieldMap(String file, double[] x, double[] y, double[] z, double[] b) {

  /** Below this a grid in mm would be smaller than any magnet for tracks. */
  private static final double SMALLEST_EXTENT_MM = 100;

  /** Most of a map is below it, even where a few points at its edge are not. */
  private static final double STRONGEST_MEDIAN_T = 50;

  /** The maximum of a map is above it. */
  private static final double WEAKEST_MAXIMUM_T = 2e-3;

  public FieldMap {
    requireAxis(file, "x", x);
    requireAxis(file, "y", y);
    requireAxis(file, "z", z);
    if (b.length != 3L * x.length * y.length * z.length) {
      throw new BadInput(
          file,
          "",
          "%d values for %d x %d x %d points".formatted(b.length, x.length, y.length, z.length));
    }

    for (double value : b) {
      if (!Double.isFinite(value)) {
        throw new BadInput(file, "", "expected finite fields, found " + value);
      }
    }

    requireMillimetres(file, x, y, z);
    requireTesla(file, b);
  }

  /** The map in a text file, gzipped or not. */
  public static FieldMap read(InputFile file) {
    return FieldMapReader.read(file);
  }

  /**
   * The map in a text file, or its binary copy.
   *
   * @param cache folder for the copy; blank for none
   */
  public static FieldMap read(InputFile file, String cache) {
    return cache.isBlank() ? read(file) : new MapCache(Path.of(cache)).read(file);
  }

  private static void requireAxis(String file, String name, double[] values) {
    if (values.length < 2) {
      throw new BadInput(
          file, "", "all points have the same %s: a grid needs two at least".formatted(name));
    }

    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]) || (i > 0 && !(values[i] > values[i - 1]))) {
        throw new BadInput(file, "", name + " must be finite and increase, found " + values[i]);
      }
    }
  }

  private static void requireMillimetres(String file, double[] x, double[] y, double[] z) {
    double extent = Math.max(extent(x), Math.max(extent(y), extent(z)));
    if (extent < SMALLEST_EXTENT_MM) {
      throw new BadInput(
          file, "", "the grid extends over %s; expected mm, are these metres?".formatted(extent));
    }
  }

  private static double extent(double[] axis) {
    return axis[axis.length - 1] - axis[0];
  }

  private static void requireTesla(String file, double[] b) {
    double[] size = new double[b.length / 3];
    for (int i = 0; i < size.length; i++) {
      double x = b[3 * i];
      double y = b[3 * i + 1];
      double z = b[3 * i + 2];
      size[i] = Math.sqrt(x * x + y * y + z * z);
    }

    Arrays.sort(size);
    double median = size[size.length / 2];
    double maximum = size[size.length - 1];
    if (median > STRONGEST_MEDIAN_T) {
      throw new BadInput(
          file,
          "",
          "half of the fields exceed %s; expected T, are these gauss?".formatted((float) median));
    }

    if (maximum > 0 && maximum < WEAKEST_MAXIMUM_T) {
      throw new BadInput(
          file, "", "no field exceeds %s; expected T, are these kT?".formatted((float) maximum));
    }
  }
}
