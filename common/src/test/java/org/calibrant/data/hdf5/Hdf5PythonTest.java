package org.calibrant.data.hdf5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What h5py makes of the files. The interpreter is that of the environment variable {@code
 * CALIBRANT_PYTHON}, else {@code python3}; without h5py in it the test skips.
 */
class Hdf5PythonTest {
  private static final long SEED = 7;

  @TempDir Path folder;

  @Test
  void h5pyReadsEveryTypeRankAndLayout() throws Exception {
    String python = System.getenv().getOrDefault("CALIBRANT_PYTHON", "python3");
    assumeTrue(
        run(python, "-c", "import h5py").isEmpty(),
        python + " has no h5py; point CALIBRANT_PYTHON to an interpreter that has");
    Path path = write();
    Path script = Path.of("src", "test", "python", "check_hdf5.py").toAbsolutePath();
    assertThat(run(python, script.toString(), path.toString()))
        .matches("(?s)\\d+ data sets agree, h5py .*");
  }

  private static String run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? output : "exit %d: %s".formatted(process.exitValue(), output);
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private Path write() throws IOException {
    Path path = folder.resolve("python.h5");
    SplittableRandom random = new SplittableRandom(SEED);
    try (Hdf5Writer file = Hdf5Writer.create(path)) {
      for (int rank = 0; rank <= 6; rank++) {
        Group group = file.root().group("rank" + rank);
        for (int trial = 0; trial < 6; trial++) {
          long[] shape = new long[rank];
          Arrays.setAll(shape, i -> random.nextLong(1, 9));
          int deflate = random.nextInt(0, 10);
          Layout rows = Layout.rows(shape, random.nextInt(1, 60), rank > 0, rank > 0 ? deflate : 0);
          all(group.group("rows" + trial), shape, rows);
          all(group.group("plain" + trial), shape, Layout.contiguous());
          if (rank > 0) {
            List<Integer> chunk =
                Arrays.stream(shape).mapToObj(n -> (int) random.nextLong(1, n + 1)).toList();
            all(group.group("chunks" + trial), shape, new Layout(chunk, false, deflate));
          }
        }
      }

      for (int chunks : new int[] {63, 64, 65, 4095, 4096, 4097, 9000}) {
        all(
            file.root().group("levels" + chunks),
            new long[] {chunks},
            new Layout(List.of(1), false, 0));
      }

      all(
          file.root().group("deep"),
          new long[] {40, 30, 20},
          new Layout(List.of(1, 1, 3), true, 1));
      all(file.root().group("empty"), new long[] {0, 3}, Layout.contiguous());
      all(file.root().group("empty1"), new long[] {0, 3}, new Layout(List.of(1, 3), false, 2));
      order(file.root().group("order"));
      file.finish();
    }

    return path;
  }

  private static void order(Group group) throws IOException {
    for (String name : List.of("mu", "sigma", "A")) {
      group.group(name);
    }

    group.attribute("unit", "keV µ");
    group.attribute("empty", "");
    group.attribute("pi", 3.25);
    group.attribute("big", 1L << 40);
    group.attribute("axes", List.of("mu", "sigma", "A"));
    group.attribute("numbers", new double[] {1.5, Double.NaN});
    group.attribute("integers", new long[] {1, 2, 3});
    group.attribute("none", List.of());
  }

  private static void all(Group group, long[] shape, Layout layout) throws IOException {
    try (DoubleDataset doubles = group.doubles("doubles", shape, layout);
        IntDataset ints = group.ints("ints", shape, layout);
        LongDataset longs = group.longs("longs", shape, layout);
        TextDataset texts = group.texts("texts", 12, shape, layout)) {
      describe(doubles, "<f8", layout);
      describe(ints, "<i4", layout);
      describe(longs, "<i8", layout);
      describe(texts, "S12", layout);
      for (int i = 0; i < doubles.size(); i++) {
        doubles.append(0.5 * i - 3);
        ints.append(3 * i - 7);
        longs.append(3L * i - 7);
        texts.append("t" + i + "µ");
      }
    }
  }

  private static void describe(Dataset dataset, String dtype, Layout layout) {
    dataset.attribute("dtype", dtype);
    dataset.attribute("chunks", layout.chunk().stream().mapToLong(Integer::longValue).toArray());
    dataset.attribute("deflate", layout.deflate());
    dataset.attribute("shuffle", layout.shuffle() ? 1 : 0);
  }
}
