package org.calibrant.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.calibrant.data.npy.NpyWriter;
import org.calibrant.data.npy.NpzWriter;

/**
 * Packed archives of numpy arrays.
 *
 * @param deflate level of packing, 1 (fast) to 9 (small)
 */
public record Npz(int deflate) implements SampleFormat {
  private static final long serialVersionUID = 1L;

  public Npz {
    if (!(deflate >= 1 && deflate <= 9)) {
      throw new IllegalArgumentException("deflate must be 1 to 9, was " + deflate);
    }
  }

  @Override
  public String suffix() {
    return ".npz";
  }

  @Override
  public void write(Path path, SampleShard shard) throws IOException {
    try (OutputStream out = Files.newOutputStream(path);
        NpzWriter npz = new NpzWriter(out, deflate)) {
      for (int a = 0; a < shard.contract().size(); a++) {
        String name = shard.contract().get(a).name();
        NpyWriter array = npz.array(name, SampleShard.element(), shard.shape(a, shard.rows()));
        shard.copy(a, 0, shard.rows(), array);
        npz.end(array);
      }

      npz.finish();
    }
  }
}
