package org.calibrant.export;

import java.io.IOException;
import org.calibrant.core.BadInput;

/** The diffraction images of an {@code ImageRow} table, one after the other. */
final class Stills {
  private static final String TABLE = "ImageRow";

  private Stills() {}

  /**
   * One image.
   *
   * @param values of all parameters, in the order of the table's {@code parameters}
   * @param pixels photons, row by row; empty where the image could not be computed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Still(
      long unit,
      String name,
      int slow,
      int fast,
      double pixelMm,
      double[] values,
      double[] pixels) {
    private static final int WAVELENGTH = 15;
    private static final int DISTANCE = 16;
    private static final int CENTRE_SLOW = 17;
    private static final int CENTRE_FAST = 18;

    boolean isComputed() {
      return pixels.length == slow * fast && values.length > CENTRE_FAST;
    }

    double wavelength() {
      return values[WAVELENGTH];
    }

    double distance() {
      return values[DISTANCE];
    }

    double centreSlow() {
      return values[CENTRE_SLOW];
    }

    double centreFast() {
      return values[CENTRE_FAST];
    }

    /** A name for files, of letters that every file system has. */
    String file() {
      String clean = name.replaceAll("[^A-Za-z0-9._+-]", "_");
      return "image_%06d%s".formatted(unit, clean.matches("[0-9]*") ? "" : "_" + clean);
    }

    double largest() {
      double largest = 0;
      for (double photons : pixels) {
        largest = Math.max(largest, photons);
      }

      return largest;
    }
  }

  /** Takes one image after the other. */
  interface Taker {
    void take(Still still) throws IOException;
  }

  /** Hands over all images in the order of the table. */
  static void each(FinishedRun run, Taker taker) throws IOException {
    try (TableReader rows =
        TableReader.open(
            run, TABLE, "unit", "image", "slow", "fast", "pixel_mm", "values", "pixels")) {
      while (rows.next()) {
        taker.take(
            new Still(
                rows.integer(0),
                rows.text(1),
                (int) rows.integer(2),
                (int) rows.integer(3),
                rows.number(4),
                rows.numbers(5),
                rows.numbers(6)));
      }
    }
  }

  /** Images, rows, pixels in a row: all of one detector. */
  static int[] shape(FinishedRun run) throws IOException {
    int[] shape = new int[3];
    try (TableReader rows = TableReader.open(run, TABLE, "slow", "fast")) {
      while (rows.next()) {
        shape[0]++;
        shape[1] = (int) rows.integer(0);
        shape[2] = (int) rows.integer(1);
      }
    }

    return shape;
  }

  static void refuseWhatIsThere(FinishedRun run, String folder) throws IOException {
    if (run.exists(folder)) {
      throw new BadInput(folder, "", "is there already");
    }
  }
}
