package org.calibrant.export;

import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.fs.Path;
import org.calibrant.data.npy.Element;
import org.calibrant.data.npy.NpyWriter;

/**
 * Diffraction images as one NPY file, {@code images.npy}: float64 photons, {@code [image][slow][fast]}.
 * What could not be computed is NaN. Memory: one image.
 */
public record StillNpy() implements Export {
  private static final long serialVersionUID = 1L;

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    Stills.refuseWhatIsThere(run, folder);
    int[] shape = Stills.shape(run);
    double[] none = new double[shape[1] * shape[2]];
    Arrays.fill(none, Double.NaN);
    Publication.publish(
        new Path(folder),
        run.hadoop(),
        fresh -> {
          try (NpyWriter out =
              NpyWriter.create(fresh.resolve("images.npy"), Element.FLOAT64, shape[1], shape[2])) {
            Stills.each(run, still -> out.append(still.isComputed() ? still.pixels() : none));
            out.finish();
          }
        });
  }
}
