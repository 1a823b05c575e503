package org.calibrant.data.npy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {
  @TempDir Path folder;

  /** Writes X (rows, 3), P (rows,) and a small array. */
  static Path write(Path path, int rows) throws IOException {
    try (OutputStream out = Files.newOutputStream(path);
        NpzWriter npz = new NpzWriter(out, 6)) {
      npz.array("small", Element.INT32, new double[] {1, 2, 3, 4}, 2, 2);
      NpyWriter x = npz.rows("X", Element.FLOAT32, 3);
      NpyWriter p = npz.rows("P", Element.FLOAT64);
      for (int row = 0; row < rows; row++) {
        x.append(row, row + 0.5, -row);
        p.append(Math.sqrt(row));
      }

      npz.finish();
    }

    return path;
  }

  @Test
  void arraysWrittenRowByRowAreReadRowByRow() throws IOException {
    Path path = write(folder.resolve("a.npz"), 20_000);
    try (NpzFile file = open(path);
        NpyReader x = file.array("X");
        NpyReader p = file.array("P");
        NpyReader small = file.array("small")) {
      assertThat(file.names()).containsExactly("small", "X", "P");
      assertThat(file.has("P")).isTrue();
      assertThat(small.longs(4)).containsExactly(1, 2, 3, 4);
      x.requireShape(20_000, 3);
      p.requireShape(20_000);
      double[] row = new double[4];
      for (int i = 0; i < 20_000; i++) {
        x.read(row, 0, 3);
        p.read(row, 3, 1);
        assertThat(row).containsExactly(i, i + 0.5, -i, Math.sqrt(i));
      }
    }
  }

  @Test
  void theSameArraysGiveTheSameBytes() throws Exception {
    Path one = write(folder.resolve("one.npz"), 100);
    Thread.sleep(2_100); // a time in a zip archive has a grain of two seconds
    assertThat(write(folder.resolve("two.npz"), 100)).hasSameBinaryContentAs(one);
  }

  @Test
  void anUnfinishedArchiveIsRefused() throws IOException {
    Path path = folder.resolve("a.npz");
    try (OutputStream out = Files.newOutputStream(path);
        NpzWriter npz = new NpzWriter(out, 1)) {
      npz.rows("X", Element.FLOAT32, 3).append(new double[300_000]);
    }

    assertThatThrownBy(() -> open(path))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(path + ": is damaged or is no NPZ file: ");
  }

  @Test
  void aMissingArrayIsNamedWithThoseThatAreThere() throws IOException {
    Path path = write(folder.resolve("a.npz"), 1);
    try (NpzFile file = open(path)) {
      assertThatThrownBy(() -> file.array("smal"))
          .isInstanceOf(BadInput.class)
          .hasMessage(path + ": has no array smal, found small, X, P; did you mean 'small'?");
    }
  }

  @Test
  void aWrongChecksumIsFoundWithTheLastElement() throws IOException {
    Path path = folder.resolve("a.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      member(zip, "a.npy", 1000, true);
    }

    byte[] bytes = Files.readAllBytes(path);
    bytes[400] ^= 1; // stored as it is: an element, not the structure
    Files.write(path, bytes);
    try (NpzFile file = open(path);
        NpyReader array = file.array("a")) {
      assertThatThrownBy(() -> array.doubles(1000))
          .isInstanceOf(BadInput.class)
          .hasMessageEndingWith(
              "a.npz: a.npy: is damaged or cannot be read: the checksum is wrong");
    }
  }

  @Test
  void membersThatAreNoArraysAreRefused() throws IOException {
    for (String name : new String[] {"../a.npy", "a/b.npy", "a.txt", "/a.npy", ".npy"}) {
      Path path = folder.resolve("hostile.npz");
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
        member(zip, name, 1, false);
      }

      assertThatThrownBy(() -> open(path))
          .isInstanceOf(BadInput.class)
          .hasMessage(path + ": has the member \"" + name + "\", expected name.npy only");
    }

    Path text = Files.writeString(folder.resolve("text.npz"), "hello");
    assertThatThrownBy(() -> open(text)).isInstanceOf(BadInput.class);
    Path missing = folder.resolve("missing.npz");
    assertThatThrownBy(() -> open(missing)).hasMessage(missing + ": no such file");
  }

  @Test
  void aSizeThatNoPackingReachesIsRefused() throws IOException {
    Path path = write(folder.resolve("a.npz"), 10);
    byte[] bytes = Files.readAllBytes(path);
    // the index repeats the sizes: make the unpacked one of the first member 1 GiB
    int index = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    bytes[index + 27] = 0x40;
    Files.write(path, bytes);
    try (NpzFile file = open(path)) {
      assertThatThrownBy(() -> file.array("small"))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("small.npy: claims 1073741");
    }
  }

  private static void member(ZipOutputStream zip, String name, int length, boolean stored)
      throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    NpyWriter array = NpyWriter.to(plain, Element.FLOAT64, length);
    array.append(new double[length]);
    array.finish();
    ZipEntry entry = new ZipEntry(name);
    if (stored) {
      java.util.zip.CRC32 sum = new java.util.zip.CRC32();
      sum.update(plain.toByteArray());
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(plain.size());
      entry.setCrc(sum.getValue());
    }

    zip.putNextEntry(entry);
    zip.write(plain.toByteArray());
    zip.closeEntry();
  }

  private static NpzFile open(Path path) {
    return NpzFile.open(new InputFile(path.toString()));
  }

  @Test
  void aThousandDamagedFilesOfEachKindGiveTheirDataOrOneLine() throws Exception {
    for (String kind : new String[] {"npz", "npy"}) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Mutants.class.getName(),
                  folder.toString(),
                  kind,
                  "1000",
                  "20")
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      assertThat(Integer.parseInt(output.strip())).isBetween(100, 999);
    }
  }
}
