package org.calibrant.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.calibrant.SmallHeap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.hdf5.DoubleDataset;
import org.calibrant.data.hdf5.Group;
import org.calibrant.data.hdf5.Hdf5Writer;
import org.calibrant.data.hdf5.Layout;
import org.calibrant.data.npy.Element;
import org.calibrant.data.npy.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageFilesTest {
  private static final int MUTANTS = 1000;

  @TempDir private Path folder;

  private InputFile file(String name, byte[] content) throws IOException {
    Path path = folder.resolve(name);
    Files.write(path, content);
    return new InputFile(path.toString());
  }

  private static byte[] smv() throws IOException {
    int[] counts = new int[12];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = 6000 * i;
    }

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Smv.write(out, Map.of("DISTANCE", "100"), 3, 4, counts);
    return out.toByteArray();
  }

  private static byte[] hkl() {
    StringBuilder text = new StringBuilder("# h k l F\n");
    for (int h = -2; h <= 2; h++) {
      for (int k = -1; k <= 1; k++) {
        text.append("%d %d %d %.3f%n".formatted(h, k, h - k, 10.5 + h * h + k));
      }
    }

    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] npy() throws IOException {
    Path path = folder.resolve("made.npy");
    NpyWriter.write(path, Element.FLOAT64, new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
    return Files.readAllBytes(path);
  }

  private byte[] hdf5() throws IOException {
    Path path = folder.resolve("made.h5");
    try (Hdf5Writer file = Hdf5Writer.create(path)) {
      file.root().attribute("default", "entry");
      Group other = file.root().group("other");
      Group entry = file.root().group("entry");
      entry.attribute("default", "data");
      Group data = entry.group("data");
      data.attribute("signal", "counts");
      long[] shape = {2, 2, 3};
      try (DoubleDataset values = data.doubles("counts", shape, Layout.contiguous());
          DoubleDataset decoy = other.doubles("zzz", new long[] {1}, Layout.contiguous())) {
        for (int i = 0; i < 12; i++) {
          values.append(i);
        }

        decoy.append(0);
      }

      file.finish();
    }

    return Files.readAllBytes(path);
  }

  @Test
  void anSmvImageComesBackAsItWasWritten() throws IOException {
    byte[] content = smv();
    Smv image = Smv.read(file("a.img", content));
    assertThat(content).hasSize(512 + 24);
    assertThat(new String(content, 0, 512, StandardCharsets.US_ASCII))
        .startsWith("{\nHEADER_BYTES=512;\nDIM=2;\n")
        .contains("SIZE1=4;\nSIZE2=3;", "DISTANCE=100;");
    assertThat(image.counts())
        .containsExactly(
            0, 6000, 12000, 18000, 24000, 30000, 36000, 42000, 48000, 54000, 60000, 65535);
    assertThat(image.header()).containsEntry("DISTANCE", "100");
    assertThat(image.stack().slow()).isEqualTo(3);
  }

  @Test
  void anImageIsKnownByItsFirstBytes() throws IOException {
    assertThat(Images.read(file("a.dat", smv())).fast()).isEqualTo(4);
    ImageStack npy = Images.read(file("b.dat", npy()));
    assertThat(npy.slow()).isEqualTo(2);
    assertThat(npy.image(0)).containsExactly(1, 2, 3, 4, 5, 6);
    ImageStack hdf5 = Images.read(file("c.dat", hdf5()));
    assertThat(hdf5.count()).isEqualTo(2);
    assertThat(hdf5.image(1)).containsExactly(6, 7, 8, 9, 10, 11);
  }

  @Test
  void whatIsNoImageIsToldInOneLine() throws IOException {
    InputFile text = file("notes.txt", "dear diary".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> Images.read(text))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("notes.txt: is no image: expected SMV, NPY or HDF5");
    InputFile npy = file("b.npy", npy());
    assertThatThrownBy(() -> Images.read(npy).require(64, 64))
        .hasMessageContaining("the image has 2 × 3 pixels (slow × fast), the detector 64 × 64");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 2 3           | line 1: expected h k l F, found 3 words
          1 2 3 four      | line 1: expected a finite number, found "four"
          1 2 3 NaN       | line 1: expected a finite number
          1.5 2 3 4       | line 1: expected a whole Miller index
          1 2 3 -4        | line 1: an amplitude must not be negative, found -4.0
          1 2 99999999 4  | line 1: expected a whole Miller index up to 100000
          """)
  void aListWithJunkIsRefusedByLine(String line, String message) throws IOException {
    InputFile junk = file("junk.hkl", line.getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> Hkl.read(junk))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }

  @Test
  void aListIsLookedUpByIndexAndElsewhereGivesTheDefault() throws IOException {
    Hkl table = Hkl.read(file("a.hkl", hkl()));
    assertThat(table.at(2, -1, 3, 7)).isEqualTo(13.5);
    assertThat(table.at(2, -1, 2, 7)).as("inside the box, not in the list").isEqualTo(7);
    assertThat(table.at(9, 0, 0, 7)).isEqualTo(7);
    InputFile twice = file("twice.hkl", "1 0 0 5\n1 0 0 6\n".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> Hkl.read(twice)).hasMessageContaining("1 0 0 appears twice");
    InputFile sparse =
        file("far.hkl", "0 0 0 5\n90000 90000 0 6\n".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> Hkl.read(sparse)).hasMessageContaining("too sparse to be a list");
  }

  static Stream<String> formats() {
    return Stream.of("smv", "hkl", "npy", "hdf5");
  }

  /** Bytes changed, cut out, doubled, cut off, numbers made huge: the data, or one line. */
  @ParameterizedTest
  @MethodSource("formats")
  void aThousandDamagedFilesGiveDataOrOneLineInASmallHeap(String format) throws Exception {
    Path sound = folder.resolve("sound." + format);
    Files.write(
        sound,
        switch (format) {
          case "smv" -> smv();
          case "hkl" -> hkl();
          case "npy" -> npy();
          default -> hdf5();
        });
    SmallHeap outcome = SmallHeap.run(folder, Mutants.class, sound, MUTANTS, 20261120);
    assertThat(outcome.read()).as(format).isGreaterThan(MUTANTS / 50);
    assertThat(outcome.refused()).as(format).isGreaterThan(MUTANTS / 20);
  }
}
