package org.calibrant.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.calibrant.data.npy.Element;
import org.calibrant.data.npy.NpyWriter;

/**
 * Images of optics as NPY files, float64 {@code [row = y][column = x]}, with {@code stores.csv}: one line
 * per image with its file, identifier, status and all parameters. An image that could not be computed is
 * NaN.
 *
 * @param cube whether all images are one array {@code psf.npy}, {@code [image][y][x]}; otherwise each is
 *     a file named after its store
 * @param overwrite whether files that are there already are replaced
 */
public record PsfNpy(boolean cube, boolean overwrite) implements Export {
  private static final long serialVersionUID = 1L;
  private static final String CUBE = "psf.npy";

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
    List<String> files = images.fileNames();
    try (Writer list =
            Files.newBufferedWriter(folder.resolve("stores.csv"), StandardCharsets.UTF_8);
        NpyWriter all =
            cube
                ? NpyWriter.create(
                    folder.resolve(CUBE), Element.FLOAT64, images.rows(), images.columns())
                : null) {
      list.write("image,file,store,status");
      for (String name : images.names()) {
        list.write("," + name);
      }

      list.write('\n');
      int[] next = {0};
      images.each(
          run,
          (image, values, status) -> {
            int index = next[0]++;
            String file = cube ? CUBE : files.get(index) + ".npy";
            list.write(index + "," + file + "," + quoted(images.identifiers().get(index)));
            list.write("," + status);
            for (double value : values) {
              list.write("," + value);
            }

            list.write('\n');
            if (cube) {
              all.append(image);
            } else {
              NpyWriter.write(
                  folder.resolve(file), Element.FLOAT64, image, images.rows(), images.columns());
            }
          });
      if (cube) {
        all.finish();
      }
    }
  }

  private static String quoted(String text) {
    return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
