package org.calibrant.data.fieldmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCacheTest {
  @TempDir Path folder;
  private InputFile text;

  @BeforeEach
  void write() throws IOException {
    text = write("map.txt", 1);
  }

  private InputFile write(String name, double by) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 27; i++) {
      lines.append(
          "%d %d %d 0.1 %s 0.%d%n".formatted(100 * (i % 3), 50 * (i / 3 % 3), 70 * (i / 9), by, i));
    }

    Path path = Files.writeString(folder.resolve(name), lines);
    return new InputFile(path.toString());
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      return files.toList();
    }
  }

  private FieldMap read(InputFile file) {
    return FieldMap.read(file, folder.resolve("cache").toString());
  }

  private static void assertSame(FieldMap a, FieldMap b) {
    assertThat(a.x()).containsExactly(b.x());
    assertThat(a.y()).containsExactly(b.y());
    assertThat(a.z()).containsExactly(b.z());
    assertThat(a.b()).containsExactly(b.b());
    assertThat(a.file()).isEqualTo(b.file());
  }

  @Test
  void theCopyIsTheMapAndIsUsed() throws IOException {
    FieldMap truth = FieldMap.read(text);
    assertSame(read(text), truth);
    assertThat(copies()).hasSize(1);
    FileTime made = Files.getLastModifiedTime(copies().get(0));
    assertSame(read(text), truth);
    assertThat(copies()).hasSize(1);
    assertThat(Files.getLastModifiedTime(copies().get(0))).isEqualTo(made);
  }

  @Test
  void anotherTextHasAnotherCopy() throws IOException {
    read(text);
    InputFile changed = write("map.txt", 2);
    assertThat(read(changed).b()[1]).isEqualTo(2);
    assertThat(copies()).hasSize(2);
  }

  @Test
  void aDamagedCopyIsNoticedAndMadeAgain() throws IOException {
    FieldMap truth = read(text);
    Path copy = copies().get(0);
    byte[] good = Files.readAllBytes(copy);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200; i++) {
      byte[] bad =
          java.util.Arrays.copyOf(good, i % 4 == 0 ? random.nextInt(good.length) : good.length);
      if (bad.length == good.length) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }

      Files.write(copy, bad);
      assertSame(read(text), truth);
      assertThat(copy).hasBinaryContent(good);
    }
  }

  @Test
  void aFolderThatTakesNoFilesIsNoError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "", StandardCharsets.UTF_8);
    assertSame(FieldMap.read(text, file.resolve("cache").toString()), FieldMap.read(text));
  }
}
