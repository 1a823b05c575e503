package org.calibrant.tracks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.StoredRows;
import org.calibrant.data.npy.NpyReader;
import org.calibrant.data.npy.NpzFile;

/**
 * Tracks from an NPZ file as this engine's samples have it: {@code X} (N, 6) with x, y [mm], tx, ty,
 * q/p [MeV⁻¹] and dz [mm] and {@code Z} (N, 2) with z_start and z_end [mm]; or {@code X} (N, 7) with x,
 * y, tx, ty, q/p, z_start and dz. The id of a track is its row. It is read once per JVM and kept in a
 * temporary file: memory does not grow with it.
 *
 * @param arrays the file
 */
public record StatesArrays(InputFile arrays) implements TrackSource {
  private static final Map<InputFile, StoredRows> LOADED = new ConcurrentHashMap<>();
  private static final int NUMBERS = 7;
  private static final int SEED = 6;
  private static final int RICH = 7;

  @Override
  public long size() {
    return rows().size();
  }

  @Override
  public Track track(long index) {
    double[] v = new double[NUMBERS];
    long id = rows().read(index, v);
    return new Track(id, v[0], v[1], v[2], v[3], v[4], v[5], v[6]);
  }

  @Override
  public void check() {
    rows();
  }

  private StoredRows rows() {
    return LOADED.computeIfAbsent(arrays, StatesArrays::load);
  }

  private static StoredRows load(InputFile file) {
    try (NpzFile members = NpzFile.open(file);
        NpyReader x = members.array("X")) {
      long[] shape = x.shape();
      if (shape.length != 2 || (shape[1] != SEED && shape[1] != RICH) || shape[0] == 0) {
        throw new BadInput(
            file.uri(),
            "X.npy",
            "expected the shape (N, 6) or (N, 7), found " + java.util.Arrays.toString(shape));
      }

      if (shape[1] == RICH) {
        return StoredRows.filled(NUMBERS, rows -> fill(rows, file, x, null, RICH));
      }

      try (NpyReader z = members.array("Z")) {
        z.requireShape(shape[0], 2);
        return StoredRows.filled(NUMBERS, rows -> fill(rows, file, x, z, SEED));
      }
    }
  }

  private static void fill(StoredRows rows, InputFile file, NpyReader x, NpyReader z, int width) {
    double[] in = new double[width];
    double[] planes = new double[2];
    for (long row = 0; x.read(in, 0, width) == width; row++) {
      if (z == null) {
        planes[0] = in[5];
        planes[1] = in[5] + in[6];
      } else {
        z.read(planes, 0, 2);
      }

      double sum = planes[0] + planes[1];
      for (double value : in) {
        sum += value;
      }

      if (!Double.isFinite(sum)) {
        throw new BadInput(file.uri(), "row " + row, "expected finite numbers");
      }

      rows.add(row, new double[] {planes[0], planes[1], in[0], in[1], in[2], in[3], in[4]});
    }
  }
}
