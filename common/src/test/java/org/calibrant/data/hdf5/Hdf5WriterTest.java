package org.calibrant.data.hdf5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Hdf5WriterTest {
  private static final long SEED = 20260101;

  @TempDir Path folder;

  /** What is to be found at element {@code i}. */
  private static double value(long i) {
    return 0.5 * i - 3;
  }

  private Path written(long[] shape, Layout layout) throws IOException {
    Path path = folder.resolve("x.h5");
    try (Hdf5Writer file = Hdf5Writer.create(path)) {
      try (DoubleDataset x = file.root().doubles("x", shape, layout)) {
        append(x, 7);
      }

      file.finish();
    }

    return path;
  }

  /** Appends all values, {@code batch} at a time. */
  private static void append(DoubleDataset x, int batch) throws IOException {
    double[] values = new double[batch];
    while (x.appended() < x.size()) {
      int n = (int) Math.min(batch, x.size() - x.appended());
      for (int i = 0; i < n; i++) {
        values[i] = value(x.appended() + i);
      }

      x.append(values, n);
    }
  }

  private void holds(long[] shape, Layout layout) throws IOException {
    String what = "shape %s, %s".formatted(Arrays.toString(shape), layout);
    try (Hdf5File file = Hdf5File.open(written(shape, layout))) {
      assertThat(file.shape("x")).as(what).containsExactly(shape);
      assertThat(file.isDoubles("x")).isTrue();
      double[] found = file.doubles("x");
      double[] expected = new double[found.length];
      Arrays.setAll(expected, Hdf5WriterTest::value);
      assertThat(found).as(what).containsExactly(expected);
      assertThat((long) found.length).isEqualTo(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    }
  }

  private static Layout chunked(SplittableRandom random, long[] shape) {
    List<Integer> chunk = new ArrayList<>();
    for (long extent : shape) {
      chunk.add((int) random.nextLong(1, extent + 1));
    }

    return new Layout(chunk, random.nextBoolean(), random.nextInt(0, 10));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void everyRankReadsBackInOnePieceAndInRandomChunks(int rank) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + rank);
    for (int trial = 0; trial < 12; trial++) {
      long[] shape = new long[rank];
      Arrays.setAll(shape, i -> random.nextLong(1, 8));
      holds(shape, Layout.contiguous());
      if (rank > 0) {
        holds(shape, chunked(random, shape));
        holds(shape, Layout.rows(shape, random.nextInt(1, 50), true, 4));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 9, 10, 11, 19, 20, 21, 100})
  void extentsAroundTheBordersOfChunksReadBack(long extent) throws IOException {
    int chunk = (int) Math.min(10, extent);
    holds(new long[] {extent}, new Layout(List.of(chunk), false, 0));
    holds(new long[] {extent, 3}, new Layout(List.of(chunk, 2), true, 1));
    holds(new long[] {3, extent}, new Layout(List.of(2, chunk), false, 9));
    holds(new long[] {3, extent}, new Layout(List.of(1, chunk), false, 6));
  }

  @ParameterizedTest
  @ValueSource(longs = {63, 64, 65, 128, 4095, 4096, 4097, 4160, 4161, 9000})
  void anIndexOfSeveralLevelsFindsEveryChunk(long chunks) throws IOException {
    holds(new long[] {chunks}, new Layout(List.of(1), false, 0));
  }

  @Test
  void aDataSetWithoutElementsKeepsItsShape() throws IOException {
    for (Layout layout : List.of(Layout.contiguous(), new Layout(List.of(1, 3), false, 1))) {
      try (Hdf5File file = Hdf5File.open(written(new long[] {0, 3}, layout))) {
        assertThat(file.shape("x")).containsExactly(0, 3);
      }
    }
  }

  @Test
  void integersAndTextsReadBack() throws IOException {
    Path path = folder.resolve("types.h5");
    long[] shape = {5, 30};
    try (Hdf5Writer file = Hdf5Writer.create(path)) {
      Group group = file.root().group("a").group("b");
      Layout layout = Layout.rows(shape, 40, true, 6);
      try (IntDataset ints = group.ints("ints", shape, layout);
          LongDataset longs = group.longs("longs", shape, Layout.contiguous());
          TextDataset texts = group.texts("texts", 5, shape, layout)) {
        for (int i = 0; i < 150; i++) {
          ints.append(-i);
          longs.append(Long.MIN_VALUE + i);
          texts.append(i == 7 ? "1234µ" : "t" + i);
        }
      }

      file.finish();
    }

    try (Hdf5File file = Hdf5File.open(path)) {
      assertThat(file.longs("a/b/ints")).hasSize(150).contains(0, -1, -149);
      assertThat(file.longs("a/b/longs")[149]).isEqualTo(Long.MIN_VALUE + 149);
      assertThat(file.texts("a/b/texts"))
          .hasSize(150)
          .contains("t0", "t149")
          .element(7)
          .as("a character is not cut in two")
          .isEqualTo("1234");
    }
  }

  @Test
  void attributesReadBackAndChildrenKeepTheOrderOfCreation() throws IOException {
    Path path = folder.resolve("attributes.h5");
    List<String> many = Stream.iterate(0, i -> i + 1).limit(3000).map(i -> "text " + i).toList();
    try (Hdf5Writer file = Hdf5Writer.create(path)) {
      Group group = file.root().group("PARAMS");
      group.attribute("unit", "nothing yet");
      group.attribute("unit", "keV µ");
      group.attribute("empty", "");
      group.attribute("one", 0.1);
      group.attribute("count", 1L << 40);
      group.attribute("some", new double[] {1, Double.NaN});
      group.attribute("counts", new long[] {1, 2, 3});
      group.attribute("many", many);
      group.attribute("none", List.of());
      for (String name : List.of("mu", "sigma", "A")) {
        try (DoubleDataset x = group.doubles(name, new long[] {2}, Layout.contiguous())) {
          x.attribute("unit", "keV");
          x.append(new double[] {1, 2}, 2);
        }
      }

      file.finish();
    }

    try (Hdf5File file = Hdf5File.open(path)) {
      assertThat(file.names("")).containsExactly("PARAMS");
      assertThat(file.names("PARAMS")).containsExactly("mu", "sigma", "A");
      assertThat(file.texts("PARAMS", "unit")).containsExactly("keV µ");
      assertThat(file.numbers("PARAMS", "one")).containsExactly(0.1);
      assertThat(file.numbers("PARAMS", "count")).containsExactly(1L << 40);
      assertThat(file.numbers("PARAMS", "some")).containsExactly(1, Double.NaN);
      assertThat(file.numbers("PARAMS", "counts")).containsExactly(1, 2, 3);
      assertThat(file.texts("PARAMS", "many")).isEqualTo(many);
      assertThat(file.texts("PARAMS", "none")).isEmpty();
      assertThat(file.texts("PARAMS/mu", "unit")).containsExactly("keV");
    }
  }

  @Test
  void severalDataSetsGrowSideBySide() throws IOException {
    Path path = folder.resolve("side.h5");
    long[] shape = {100, 7};
    try (Hdf5Writer file = Hdf5Writer.create(path)) {
      try (DoubleDataset a = file.root().doubles("a", shape, Layout.rows(shape, 20, true, 3));
          DoubleDataset b = file.root().doubles("b", shape, Layout.contiguous())) {
        for (int i = 0; i < 700; i++) {
          a.append(i);
          b.append(-i);
        }
      }

      file.finish();
    }

    try (Hdf5File file = Hdf5File.open(path)) {
      assertThat(file.doubles("a")[699]).isEqualTo(699);
      assertThat(file.doubles("b")[699]).isEqualTo(-699);
      assertThat(file.doubles("a", new long[] {50, 2}, new int[] {2, 3}))
          .containsExactly(352, 353, 354, 359, 360, 361);
    }
  }

  @Test
  void aFileThatIsNotFinishedLeavesTheOldOneAndNoTrace() throws IOException {
    Path path = written(new long[] {3}, Layout.contiguous());
    byte[] before = Files.readAllBytes(path);
    try (Hdf5Writer file = Hdf5Writer.create(path)) {
      file.root().group("half").attribute("x", 1.0);
    }

    assertThat(Files.readAllBytes(path)).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void aDataSetThatLacksValuesKeepsTheFileFromBeingFinished() throws IOException {
    try (Hdf5Writer file = Hdf5Writer.create(folder.resolve("lacks.h5"))) {
      try (DoubleDataset x =
          file.root().doubles("x", new long[] {4, 2}, new Layout(List.of(2, 2), false, 1))) {
        x.append(new double[5], 5);
        assertThatThrownBy(() -> x.append(new double[4], 4))
            .hasMessage("/x has room for 8 values; 5 were appended and 4 more came");
      }

      assertThatThrownBy(file::finish).hasMessage("/x has 5 of its 8 values");
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatCannotBeWrittenIsRefusedByName() throws IOException {
    try (Hdf5Writer file = Hdf5Writer.create(folder.resolve("no.h5"))) {
      Group root = file.root();
      root.group("g");
      assertThatThrownBy(() -> root.group("g")).hasMessage("/g exists already");
      assertThatThrownBy(() -> root.group("a/b")).hasMessageContaining("\"a/b\"");
      Layout rows = new Layout(List.of(100, 1), false, 0);
      assertThatThrownBy(() -> root.doubles("x", new long[] {100, 1L << 31}, rows))
          .hasMessageContaining("give slow axes the extent 1");
      assertThatThrownBy(() -> root.doubles("x", new long[] {5, 5}, rows))
          .hasMessage("/x: chunks [100, 1] do not fit into shape [5, 5]");
      assertThatThrownBy(
              () -> root.doubles("x", new long[] {1L << 40, 1L << 40}, Layout.contiguous()))
          .hasMessageContaining("more than 2^63 bytes");
      assertThatThrownBy(() -> root.attribute("a", new double[9000]))
          .hasMessage("attribute a has 72000 bytes; beyond 64000 make it a data set");
      assertThatThrownBy(() -> new Layout(List.of(), false, 3))
          .hasMessage("only a chunked data set can be shuffled or deflated");
    }
  }

  @Test
  void rowsOfChunksStayWithinTheirBound() {
    assertThat(Layout.rows(new long[] {20, 10, 11, 30, 3}, 65536, true, 4).chunk())
        .containsExactly(6, 10, 11, 30, 3);
    assertThat(Layout.rows(new long[] {20, 10, 11, 30, 3}, 100, true, 4).chunk())
        .containsExactly(1, 1, 1, 30, 3);
    assertThat(Layout.rows(new long[] {1L << 40}, 65536, true, 4).chunk()).containsExactly(65536);
  }

  @Test
  void deflateShrinksSmoothValuesAndShuffleShrinksThemMore() throws IOException {
    long[] shape = {20000};
    List<Long> sizes = new ArrayList<>();
    for (Layout layout :
        List.of(
            new Layout(List.of(5000), false, 0),
            new Layout(List.of(5000), false, 6),
            new Layout(List.of(5000), true, 6))) {
      sizes.add(Files.size(written(shape, layout)));
    }

    assertThat(sizes.get(1)).isLessThan(sizes.get(0) / 2);
    assertThat(sizes.get(2)).isLessThan(sizes.get(1) / 2);
  }

  @Test
  void twoHundredMegabytesAreWrittenIn64() throws Exception {
    Path path = folder.resolve("large.h5");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Large.class.getName(),
                path.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    try (HdfFile file = new HdfFile(path)) {
      assertThat(file.getDatasetByPath("packed").getSizeInBytes()).isEqualTo(200_000_016);
      double[][] rows =
          (double[][])
              file.getDatasetByPath("packed").getData(new long[] {8_333_331, 0}, new int[] {3, 3});
      assertThat(rows[2][2]).isEqualTo(25_000_001);
      rows =
          (double[][])
              file.getDatasetByPath("plain").getData(new long[] {8_333_331, 0}, new int[] {3, 3});
      assertThat(rows[2][2]).isEqualTo(25_000_001);
    }
  }

  /** Writes two data sets of 200 MB. */
  static final class Large {
    public static void main(String[] arguments) throws IOException {
      long[] shape = {8_333_334L, 3};
      double[] values = new double[30_000];
      try (Hdf5Writer file = Hdf5Writer.create(Path.of(arguments[0]))) {
        try (DoubleDataset packed =
                file.root().doubles("packed", shape, Layout.rows(shape, 65536, true, 1));
            DoubleDataset plain = file.root().doubles("plain", shape, Layout.contiguous())) {
          long size = packed.size();
          for (long from = 0; from < size; from += values.length) {
            int n = (int) Math.min(values.length, size - from);
            for (int i = 0; i < n; i++) {
              values[i] = from + i;
            }

            packed.append(values, n);
            plain.append(values, n);
          }
        }

        file.finish();
      }
    }
  }
}
