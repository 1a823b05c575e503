package org.calibrant.data.fieldmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldMapTest {
  private static final double[] X = {-100, 0, 50};
  private static final double[] Y = {-10, 30};
  private static final double[] Z = {0, 100, 250, 1000};

  @TempDir Path folder;

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (double z : Z) {
      for (double x : X) {
        for (double y : Y) {
          lines.add("%s %s %s %s %s %s".formatted(x, y, z, x / 1000, y / 1000, -z / 1000));
        }
      }
    }

    return lines;
  }

  private FieldMap read(List<String> lines) throws IOException {
    Path file = folder.resolve("map.txt");
    Files.write(file, lines);
    return FieldMap.read(new InputFile(file.toString()));
  }

  private static void assertTheMap(FieldMap map) {
    assertThat(map.x()).containsExactly(X);
    assertThat(map.y()).containsExactly(Y);
    assertThat(map.z()).containsExactly(Z);
    for (int i = 0; i < X.length; i++) {
      for (int j = 0; j < Y.length; j++) {
        for (int k = 0; k < Z.length; k++) {
          int n = 3 * ((i * Y.length + j) * Z.length + k);
          assertThat(map.b()[n]).isEqualTo(X[i] / 1000);
          assertThat(map.b()[n + 1]).isEqualTo(Y[j] / 1000);
          assertThat(map.b()[n + 2]).isEqualTo(-Z[k] / 1000);
        }
      }
    }
  }

  @Test
  void anyOrderOfTheLinesIsTheSameMap() throws IOException {
    List<String> lines = lines();
    Random random = new Random(4);
    for (int i = 0; i < 10; i++) {
      assertTheMap(read(lines));
      Collections.shuffle(lines, random);
    }
  }

  @Test
  void commentsBlankLinesTabsAndWindowsEndingsAreNoMatter() throws IOException {
    List<String> lines = lines();
    lines.replaceAll(line -> "  " + line.replace(" ", "\t ") + " \r");
    lines.add(0, "# x y z Bx By Bz");
    lines.add(5, "");
    lines.add(7, "   \r");
    assertTheMap(read(lines));
  }

  @Test
  void linesOnNoGridAreRefusedBeforeRoomIsMadeForOne() {
    List<String> diagonal =
        java.util.stream.IntStream.range(0, 250)
            .mapToObj(i -> "%d %d %d 0 1 0".formatted(i, i, i))
            .toList();
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> read(diagonal))
        .isInstanceOf(org.calibrant.core.BadInput.class)
        .hasMessageContaining("250 lines, but a grid of 250 x 250 x 250");
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64L << 20);
  }

  @Test
  void aGzippedMapWithoutAFinalLineEndIsReadAsWell() throws IOException {
    Path file = folder.resolve("map.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(String.join("\n", lines()).getBytes(StandardCharsets.UTF_8));
    }

    assertTheMap(FieldMap.read(new InputFile(file.toString())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | -100.0 -10.0 100.0 1 2   | map.txt: line 3: 5 numbers, expected 6: x y z Bx By Bz",
        "3 | 0 0 0 1 2 3 4            | map.txt: line 3: more than 6 numbers, expected 6",
        "3 | 50.0 -10.0 0.0 abc 2 3   | map.txt: line 3 column Bx: expected a number, found"
            + " \"abc\"",
        "3 | 50.0 -10.0 0.0 1d 2 3    | line 3 column Bx: expected a number, found \"1d\"",
        "3 | 50.0 -10.0 0.0 1 nan 3   | line 3 column By: expected a number, found \"nan\"",
        "3 | 50.0 -10.0 0.0 1 2 1e999 | line 3 column Bz: expected a number, found \"1e999\"",
        "3 | 50.0, -10.0, 0, 1, 2, 3  | line 3 column x: expected a number, found \"50.0,\";"
            + " numbers are separated by blanks",
        "1 | x y z Bx By Bz           | line 1 column x: expected a number, found \"x\"; a line of"
            + " names must begin with #",
        "3 | -100.0 -10.0 0.0 1 2 3   | line 3: the point (-100.0, -10.0, 0.0) was given before, on"
            + " line 1",
        "3 | 0.5 -10.0 0.0 1 2 3      | line 3: x = 0.5 is on 1 of 24 lines, other values are on 8"
      })
  void aBadLineIsNamed(int line, String text, String words) throws IOException {
    List<String> lines = lines();
    lines.set(line - 1, text);
    assertThatThrownBy(() -> read(lines)).isInstanceOf(BadInput.class).hasMessageContaining(words);
  }

  @Test
  void missingPointsAreCountedAndTheFirstIsNamed() throws IOException {
    List<String> lines = lines();
    lines.remove(9);
    lines.remove(3);
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("2 of the points of a grid of 3 x 2 x 4 are missing")
        .hasMessageContaining("the first is (0.0, 30.0, 0.0)");
  }

  @ParameterizedTest
  @CsvSource({"0.001, 1, are these metres?", "1, 1e4, are these gauss?", "1, 1e-3, are these kT?"})
  void otherUnitsAreRefusedWithAHint(double length, double field, String hint) {
    double[] x = {0, 1000 * length};
    double[] b = new double[24];
    java.util.Arrays.fill(b, field);
    assertThatThrownBy(() -> new FieldMap("map.txt", x, x, x, b))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(hint);
  }

  @Test
  void anEmptyFileAndAFlatGridAreRefused() {
    assertThatThrownBy(() -> read(List.of("# nothing")))
        .hasMessageContaining("map.txt: holds no point");
    assertThatThrownBy(() -> read(List.of("0 0 0 1 1 1", "0 0 900 1 1 1")))
        .hasMessageContaining("all points have the same x");
  }

  @Test
  void aThousandDamagedMapsAreMapsOrOneLine() throws IOException {
    byte[] sound = String.join("\n", lines()).getBytes(StandardCharsets.UTF_8);
    Random random = new Random(20261120);
    Path file = folder.resolve("damaged.txt");
    int refused = 0;
    for (int trial = 0; trial < 1000; trial++) {
      byte[] damaged = sound.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }

      Files.write(file, damaged);
      try {
        FieldMap.read(new InputFile(file.toString()));
      } catch (BadInput e) {
        refused++;
        assertThat(e.getMessage()).contains("damaged.txt").doesNotContain("\n");
      }
    }

    assertThat(refused).isGreaterThan(500);
  }

  @Test
  void everyDecimalIsTheDoubleOfTheJdk() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
      String text =
          switch (i % 4) {
            case 0 -> Double.toString(value);
            case 1 -> String.valueOf((float) value);
            case 2 -> random.nextInt() + "." + random.nextInt(Integer.MAX_VALUE);
            default -> random.nextInt(100_000) + "e" + (random.nextInt(60) - 30);
          };
      byte[] word = text.getBytes(StandardCharsets.US_ASCII);
      assertThat(Decimal.parse(word, word.length)).as(text).isEqualTo(Double.parseDouble(text));
    }
  }
}
