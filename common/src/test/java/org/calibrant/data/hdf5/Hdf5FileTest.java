package org.calibrant.data.hdf5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.calibrant.core.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5FileTest {
  @TempDir Path folder;

  /** A small file with one of everything. */
  private Path small() throws IOException {
    Path path = folder.resolve("small.h5");
    try (Hdf5Writer file = Hdf5Writer.create(path)) {
      Group group = file.root().group("PARAMS");
      group.attribute("axes", List.of("mu", "sigma"));
      group.attribute("version", 3);
      long[] shape = {3, 4, 5};
      try (DoubleDataset packed = group.doubles("packed", shape, Layout.rows(shape, 10, true, 6));
          DoubleDataset plain = group.doubles("plain", shape, Layout.contiguous());
          TextDataset texts = group.texts("texts", 6, shape, Layout.rows(shape, 20, false, 1))) {
        packed.attribute("unit", "keV");
        for (int i = 0; i < 60; i++) {
          packed.append(i);
          plain.append(i);
          texts.append("n" + i);
        }
      }

      file.finish();
    }

    return path;
  }

  @Test
  void aDamagedFileIsReadOrRefusedInOneLine() throws Exception {
    mutate(small(), 1000, 1);
  }

  @Test
  void aDamagedFileOfAnotherWriterIsReadOrRefusedInOneLine() throws Exception {
    Path path = folder.resolve("other.h5");
    try (WritableHdfFile file = HdfFile.write(path)) {
      WritableGroup group = file.putGroup("PARAMS");
      group.putAttribute("axes", new String[] {"mu", "sigma"});
      group.putDataset("plain", new double[][] {{1, 2}, {3, 4}}).putAttribute("unit", "keV");
      group.putDataset("texts", new String[] {"a", "bc"});
    }

    mutate(path, 300, 2);
  }

  private static void mutate(Path original, int count, long seed) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Mutants.class.getName(),
                original.toString(),
                Integer.toString(count),
                Long.toString(seed))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(Integer.parseInt(output.strip())).isBetween(count / 10, count - 1);
  }

  @Test
  void aFileThatIsMissingOrNotHdf5IsRefused() throws IOException {
    Path missing = folder.resolve("missing.h5");
    assertThatThrownBy(() -> Hdf5File.open(missing))
        .isInstanceOf(BadInput.class)
        .hasMessage(missing + ": there is no such file");
    Path text = Files.write(folder.resolve("text.h5"), "hello".getBytes(UTF_8));
    assertThatThrownBy(() -> Hdf5File.open(text))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(text + ": damaged, or not HDF5 as expected: ");
  }

  @Test
  void aDeclaredSizeBeyondTheFileIsRefusedBeforeMemoryIsAskedFor() throws IOException {
    Path path = small();
    byte[] bytes = Files.readAllBytes(path);
    // the extents 3, 4, 5 as 64-bit integers: make the first one 2^40 wherever they stand
    for (int i = 0; i + 24 <= bytes.length; i++) {
      if (bytes[i] == 3 && bytes[i + 8] == 4 && bytes[i + 16] == 5 && bytes[i + 5] == 0) {
        bytes[i] = 0;
        bytes[i + 5] = 1;
      }
    }

    Files.write(path, bytes);
    try (Hdf5File file = Hdf5File.open(path)) {
      for (String name : List.of("PARAMS/packed", "PARAMS/plain")) {
        assertThatThrownBy(() -> file.doubles(name))
            .isInstanceOf(BadInput.class)
            .hasMessageContaining(
                name + ": declares shape [1099511627776, 4, 5] of 8-byte elements, more than a");
      }
    }
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    try (Hdf5File file = Hdf5File.open(small())) {
      assertThat(file.has("PARAMS/packed")).isTrue();
      assertThat(file.has("PARAMS/nothing")).isFalse();
      assertThat(file.has("PARAMS/packed/x")).isFalse();
      assertThat(file.texts("PARAMS", "nothing")).isEmpty();
      assertThatThrownBy(() -> file.doubles("LIBRARY/results"))
          .isInstanceOf(BadInput.class)
          .hasMessageEndingWith("small.h5: LIBRARY/results: there is no such data set");
      assertThatThrownBy(() -> file.doubles("PARAMS/texts")).isInstanceOf(BadInput.class);
      assertThatThrownBy(() -> file.longs("PARAMS/plain")).isInstanceOf(BadInput.class);
      assertThatThrownBy(
              () -> file.doubles("PARAMS/plain", new long[] {2, 0, 0}, new int[] {2, 1, 1}))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
