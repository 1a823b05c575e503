package org.calibrant.data.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NpyTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(Element element) throws IOException {
    double[] values = {0, 1, 1, 0, 1, 0};
    Path path = folder.resolve("a.npy");
    NpyWriter.write(path, element, values, 2, 3);
    try (NpyReader array = open(path)) {
      assertThat(array.element()).isEqualTo(element);
      assertThat(array.shape()).containsExactly(2, 3);
      assertThat(array.doubles(6)).containsExactly(values);
    }
  }

  @Test
  void rowsThatComeOneByOneGiveTheSameBytesAsAWholeArray() throws IOException {
    double[] values = new double[6 * 5000];
    Arrays.setAll(values, i -> Math.sqrt(i));
    Path whole = folder.resolve("whole.npy");
    NpyWriter.write(whole, Element.FLOAT32, values, 5000, 6);
    Path rows = folder.resolve("rows.npy");
    try (NpyWriter writer = NpyWriter.create(rows, Element.FLOAT32, 6)) {
      for (int row = 0; row < 5000; row++) {
        writer.append(values, 6 * row, 6);
      }

      writer.finish();
    }

    assertThat(rows).hasSameBinaryContentAs(whole);
    assertThat(Files.size(rows)).isEqualTo(NpyWriter.bytes(Element.FLOAT32, 5000, 6));
    try (NpyReader array = open(rows)) {
      double[] row = new double[6];
      int n = 0;
      while (array.read(row, 0, 6) == 6) {
        assertThat(row[5]).isEqualTo((float) values[6 * n + 5]);
        n++;
      }

      assertThat(n).isEqualTo(5000);
    }
  }

  @Test
  void anUnfinishedFileIsNoArray() throws IOException {
    Path path = folder.resolve("a.npy");
    try (NpyWriter writer = NpyWriter.create(path, Element.FLOAT64)) {
      writer.append(new double[100_000]);
    }

    assertRefused(path, ": does not begin as a NumPy array does");
  }

  @Test
  void aWriterRefusesWhatItsElementsCannotHold() throws IOException {
    NpyWriter bytes = NpyWriter.to(new ByteArrayOutputStream(), Element.UINT8, 3);
    assertThatThrownBy(() -> bytes.append(256.0)).hasMessage("256 is no UINT8");
    assertThatThrownBy(() -> bytes.append(0.5)).hasMessage("0.5 is no UINT8");
    assertThatThrownBy(() -> bytes.append(Double.NaN)).hasMessage("NaN is no UINT8");
    assertThatThrownBy(bytes::finish).hasMessage("0 elements were written, the shape has 3");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void allVersionsAreRead(int version) throws IOException {
    byte[] data = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(7).array();
    Path path =
        file(version, "{'descr': '<i4', 'fortran_order': False, 'shape': (1,), }  \n", data);
    try (NpyReader array = open(path)) {
      assertThat(array.longs(1)).containsExactly(7);
    }
  }

  @Test
  void bigEndianNumbersAreRead() throws IOException {
    byte[] data = ByteBuffer.allocate(16).putDouble(1.5).putDouble(-2.25).array();
    Path path = file(1, "{'shape': (2,), 'descr': '>f8', 'fortran_order': False}", data);
    try (NpyReader array = open(path)) {
      assertThat(array.doubles(2)).containsExactly(1.5, -2.25);
    }
  }

  @Test
  void anArrayInFortranOrderComesInCOrder() throws IOException {
    // element (i, j, k) of (2, 3, 4) is 100 i + 10 j + k; the first index runs fastest
    ByteBuffer data = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < 4; k++) {
      for (int j = 0; j < 3; j++) {
        for (int i = 0; i < 2; i++) {
          data.putShort((short) (100 * i + 10 * j + k));
        }
      }
    }

    Path path =
        file(1, "{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3, 4), }", data.array());
    try (NpyReader array = open(path)) {
      long[] values = new long[24];
      assertThat(array.read(values, 0, 7)).isEqualTo(7);
      assertThat(array.read(values, 7, 100)).isEqualTo(17);
      assertThat(values).startsWith(0, 1, 2, 3, 10, 11, 12, 13, 20).endsWith(121, 122, 123);
    }
  }

  @Test
  void wholeNumbersThatNoDoubleEqualsAreNotRounded() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    data.putLong(1L << 53).putLong((1L << 53) + 1);
    String header = "{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }";
    Path path = file(1, header, data.array());
    try (NpyReader array = open(path)) {
      assertThat(array.longs(2)).containsExactly(1L << 53, (1L << 53) + 1);
    }

    try (NpyReader array = open(path)) {
      assertThatThrownBy(() -> array.doubles(2))
          .isInstanceOf(BadInput.class)
          .hasMessageEndingWith(
              ": element 1: expected a number, found the whole number 9007199254740993, which no"
                  + " double equals");
    }
  }

  @Test
  void aGzippedArrayIsReadAndItsLengthHeldAgainstItsShape() throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    NpyWriter array = NpyWriter.to(plain, Element.FLOAT64, 2);
    array.append(3, 4);
    array.finish();
    Path good = gzip(plain.toByteArray());
    try (NpyReader reader = open(good)) {
      assertThat(reader.doubles(2)).containsExactly(3, 4);
    }

    plain.write(0);
    try (NpyReader reader = open(gzip(plain.toByteArray()))) {
      assertThatThrownBy(() -> reader.doubles(2))
          .hasMessageEndingWith(": goes on behind the last element of shape (2,)");
    }
  }

  @Test
  void aShapeThatIsNotAskedForIsRefused() throws IOException {
    Path path = folder.resolve("a.npy");
    NpyWriter.write(path, Element.FLOAT32, new double[12], 2, 6);
    try (NpyReader array = open(path)) {
      assertThat(array.requireShape(-1, 6)).containsExactly(2, 6);
      assertThatThrownBy(() -> array.requireShape(-1, 7))
          .isInstanceOf(BadInput.class)
          .hasMessage(path + ": expected the shape [any, 7], found (2, 6)");
      assertThatThrownBy(() -> array.doubles(11))
          .hasMessage(path + ": shape (2, 6) has 12 elements, at most 11 are read");
      assertThatThrownBy(() -> array.longs(12))
          .hasMessage(path + ": expected whole numbers, found <f4");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "'|O'          ; False ; (1,) ; holds Python objects, which are never read",
        "'<c16'        ; False ; (1,) ; has elements '<c16', expected one of",
        "'|S5'         ; False ; (1,) ; has elements '|S5', expected one of",
        "'<U1'         ; False ; (1,) ; has elements '<U1', expected one of",
        "'|f8'         ; False ; (1,) ; has elements '|f8', expected one of",
        "'=f8'         ; False ; (1,) ; has elements '=f8', expected one of",
        "[('a', '<f8')]; False ; (1,) ; expected descr, fortran_order and shape in the header",
        "'<f8'         ; 0     ; (1,) ; expected descr, fortran_order and shape in the header",
        "'<f8'         ; False ; 1    ; expected descr, fortran_order and shape in the header",
        "'<f8'         ; False ; (-1,); expected a shape (n, …), found (-1,)",
        "'<f8'         ; False ; (1 1); expected a shape (n, …), found (1 1)",
        "'<f8'         ; False ; (1)  ; has 8 bytes, but shape",
        "'<f8'         ; False ; (2,) ; but shape (2,) of <f8 makes",
        "'<f8'         ; False ; (0,) ; but shape (0,) of <f8 makes",
        "'<f8'         ; False; (4611686018427387904,);expected a shape (n, …), found",
        "'<f8'         ; False; (999999999999999999,90);claims the shape (999999999999999999, 90),"
            + " more than any",
        "'<f8'         ; False; (99999999999,99999999999);claims the shape",
      })
  void whatIsNoArrayOfNumbersIsRefused(String descr, String fortran, String shape, String problem)
      throws IOException {
    String header =
        "{'descr': %s, 'fortran_order': %s, 'shape': %s, }".formatted(descr, fortran, shape);
    Path path = file(1, header, new byte[8]);
    if (shape.equals("(1)")) {
      // Python reads (1) as a number; here it is a shape like (1,)
      try (NpyReader array = open(path)) {
        assertThat(array.shape()).containsExactly(1);
      }
    } else {
      assertThatThrownBy(() -> open(path))
          .isInstanceOf(BadInput.class)
          .hasMessageStartingWith(path + ": ")
          .hasMessageContaining(problem);
    }
  }

  @Test
  void hostileHeadersAreRefusedAtOnce() throws IOException {
    assertRefused(file(2, " ".repeat(10_001), new byte[0]), "its header claims 10001 bytes");
    assertRefused(file(4, "{}", new byte[0]), "has version 4.0, expected 1.0, 2.0 or 3.0");
    assertRefused(
        file(1, "{" + "'descr': '<f8', ".repeat(500) + "}", new byte[0]), "in the header");
    assertRefused(file(1, "{" + " ".repeat(9_000) + "x}", new byte[0]), "in the header");
    assertRefused(file(1, "{" + "(".repeat(9_000) + "}", new byte[0]), "in the header");
    String deep = "{'descr': '<f8', 'fortran_order': False, 'shape': (%s), }";
    assertRefused(file(1, deep.formatted("1,".repeat(33)), new byte[8]), "33 dimensions");
    Path cut = Files.write(folder.resolve("cut.npy"), new byte[] {(byte) 0x93, 'N', 'U', 'M'});
    assertRefused(cut, "does not begin as a NumPy array does");
  }

  private void assertRefused(Path path, String problem) {
    assertThatThrownBy(() -> open(path))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(path.toString())
        .hasMessageContaining(problem);
  }

  private Path file(int version, String header, byte[] data) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(12 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) version).put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) header.length());
    } else {
      bytes.putInt(header.length());
    }

    bytes.put(header.getBytes(StandardCharsets.US_ASCII)).put(data);
    return Files.write(folder.resolve("made.npy"), Arrays.copyOf(bytes.array(), bytes.position()));
  }

  private Path gzip(byte[] content) throws IOException {
    Path path = folder.resolve("a.npy.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(content);
    }

    return path;
  }

  private static NpyReader open(Path path) {
    return NpyReader.open(new InputFile(path.toString()));
  }
}
