package org.calibrant.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.calibrant.core.BadInput;

/**
 * The images of a {@code PsfRow} or {@code ExposureRow} table, as a survey found them: all of one shape.
 *
 * @param table which
 * @param count images
 * @param rows of an image
 * @param columns of an image
 * @param identifiers by row: the store, or {@code exposure-visit}
 * @param names of the numbers behind the images
 * @param structure SHA-256 of the optical system's structure
 */
record PsfImages(
    String table,
    int count,
    int rows,
    int columns,
    List<String> identifiers,
    List<String> names,
    String structure) {
  static final String PSF = "PsfRow";
  static final String EXPOSURE = "ExposureRow";

  /** Takes one image after the other. */
  interface Taker {
    /**
     * Takes an image.
     *
     * @param image row by row; NaN where there is none
     * @param values in the order of the names; NaN where there are none
     * @param status of the row
     */
    void take(double[] image, double[] values, String status) throws IOException;
  }

  /** The table of a run that has images. */
  static PsfImages of(FinishedRun run) throws IOException {
    String table = run.exists(run.table(PSF)) ? PSF : EXPOSURE;
    boolean psf = table.equals(PSF);
    List<String> identifiers = new ArrayList<>();
    List<String> names = List.of();
    String structure = "";
    int height = -1;
    int width = -1;
    String[] columns =
        psf
            ? new String[] {"rows", "columns", "names", "structure", "store"}
            : new String[] {"rows", "columns", "names", "structure", "exposure", "visit"};
    try (TableReader rows = TableReader.open(run, table, columns)) {
      while (rows.next()) {
        if (height < 0) {
          height = (int) rows.integer(0);
          width = (int) rows.integer(1);
        }

        if (height != rows.integer(0) || width != rows.integer(1)) {
          throw new BadInput(
              run.table(table),
              "row " + rows.row(),
              "has %d x %d pixels, the rows before have %d x %d"
                  .formatted(rows.integer(0), rows.integer(1), height, width));
        }

        List<String> found = texts(rows.value(2));
        if (!found.isEmpty()) {
          names = names.isEmpty() ? found : names;
          structure = rows.text(3);
          if (!names.equals(found)) {
            throw new BadInput(
                run.table(table), "row " + rows.row(), "has other parameters than the rows before");
          }
        }

        identifiers.add(psf ? rows.text(4) : rows.text(4) + "-" + rows.integer(5));
      }
    }

    return new PsfImages(
        table,
        identifiers.size(),
        height,
        width,
        List.copyOf(identifiers),
        List.copyOf(names),
        structure);
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  /** Hands over all images in the order of the table. */
  void each(FinishedRun run, Taker taker) throws IOException {
    boolean psf = table.equals(PSF);
    double[] none = new double[rows * columns];
    double[] nothing = new double[names.size()];
    Arrays.fill(none, Double.NaN);
    Arrays.fill(nothing, Double.NaN);
    try (TableReader reader =
        TableReader.open(run, table, psf ? "psf" : "image", psf ? "values" : "truth", "status")) {
      while (reader.next()) {
        double[] image = reader.isNull(0) ? none : reader.numbers(0);
        double[] values = reader.numbers(1);
        if (image.length != none.length) {
          throw new BadInput(
              run.table(table),
              "row " + reader.row(),
              "has %d pixels, expected %d".formatted(image.length, none.length));
        }

        taker.take(image, values.length == 0 ? nothing : values, reader.text(2));
      }
    }
  }

  /** Names for files, all different, of letters that every file system has. */
  List<String> fileNames() {
    Set<String> taken = new HashSet<>();
    List<String> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = identifiers.get(i).replaceAll("[^A-Za-z0-9._+-]", "_");
      boolean usable = !name.isEmpty() && !name.startsWith(".") && taken.add(name);
      files.add(usable ? name : name + "-row" + i);
    }

    return files;
  }

  /** Refuses to replace what is there. */
  static void check(FinishedRun run, String folder, boolean overwrite) throws IOException {
    if (!overwrite && run.exists(folder)) {
      throw new BadInput(folder, "", "is there already; it is replaced with overwrite = true only");
    }
  }
}
