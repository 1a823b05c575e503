package org.calibrant.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;
import org.calibrant.data.hdf5.DoubleDataset;
import org.calibrant.data.hdf5.Group;
import org.calibrant.data.hdf5.Hdf5Writer;
import org.calibrant.data.hdf5.Layout;
import org.calibrant.data.hdf5.TextDataset;

/**
 * Images of optics as one HDF5 file, {@code psf.h5}: {@code psf} [image][y][x], {@code values}
 * [image][name] with the attribute {@code names}, {@code store} and {@code status} [image]. An image that
 * could not be computed is NaN. Images are packed one by one, so that one is read without the others.
 *
 * @param deflate level of packing, 1 (fast) to 9 (small)
 * @param overwrite whether a file that is there already is replaced
 */
public record PsfHdf5(int deflate, boolean overwrite) implements Export {
  private static final long serialVersionUID = 1L;
  private static final int STATUS = 32;

  public PsfHdf5 {
    if (!(deflate >= 1 && deflate <= 9)) {
      throw new IllegalArgumentException("deflate must be 1 to 9, was " + deflate);
    }
  }

  @Override
  public void check(FinishedRun run, String folder) throws IOException {
    PsfImages.check(run, folder, overwrite);
  }

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    check(run, folder);
    PsfImages images = PsfImages.of(run);
    Publication.publish(new Path(folder), run.hadoop(), fresh -> write(run, images, fresh));
  }

  private void write(FinishedRun run, PsfImages images, java.nio.file.Path folder)
      throws IOException {
    int longest = 1;
    for (String id : images.identifiers()) {
      longest = Math.max(longest, id.getBytes(StandardCharsets.UTF_8).length);
    }

    long[] one = {images.count()};
    long[] cube = {images.count(), images.rows(), images.columns()};
    long[] table = {images.count(), images.names().size()};
    try (Hdf5Writer file = Hdf5Writer.create(folder.resolve("psf.h5"))) {
      Group root = file.root();
      root.attribute("run", run.name());
      root.attribute("table", images.table());
      root.attribute("structure", images.structure());
      try (DoubleDataset psf =
              root.doubles(
                  "psf", cube, Layout.rows(cube, images.rows() * images.columns(), true, deflate));
          DoubleDataset values =
              root.doubles("values", table, Layout.rows(table, 1 << 14, true, deflate));
          TextDataset store =
              root.texts("store", longest, one, Layout.rows(one, 1 << 14, false, deflate));
          TextDataset state =
              root.texts("status", STATUS, one, Layout.rows(one, 1 << 14, false, deflate))) {
        psf.attribute("unit", "ph");
        psf.attribute("axes", "image, y, x");
        values.attribute("names", images.names());
        int[] next = {0};
        images.each(
            run,
            (image, numbers, status) -> {
              psf.append(image, image.length);
              values.append(numbers, numbers.length);
              store.append(images.identifiers().get(next[0]++));
              state.append(status);
            });
      }

      file.finish();
    }
  }
}
