package org.calibrant.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitsImageTest {
  @TempDir private Path folder;

  private static byte[] hdu(byte[] data, String... cards) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String card : cards) {
      out.writeBytes("%-80s".formatted(card).getBytes(StandardCharsets.US_ASCII));
    }

    out.writeBytes("%-80s".formatted("END").getBytes(StandardCharsets.US_ASCII));
    while (out.size() % 2880 != 0) {
      out.write(' ');
    }

    out.writeBytes(data);
    while (out.size() % 2880 != 0) {
      out.write(0);
    }

    return out.toByteArray();
  }

  private InputFile file(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }

    Path path = folder.resolve("image.fits");
    Files.write(path, all.toByteArray());
    return new InputFile(path.toString());
  }

  private static final byte[] EMPTY = hdu(new byte[0], "SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 0");

  @Test
  void columnsAreTheFastestAxisAndRowsComeInTheOrderOfTheFile() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(6 * 8);
    for (double x : new double[] {1, 2, 3, 4, Double.NaN, 6}) {
      data.putDouble(x);
    }

    FitsImage image =
        FitsImage.read(
            file(
                hdu(
                    data.array(),
                    "SIMPLE  =                    T / conforms",
                    "BITPIX  =                  -64",
                    "NAXIS   =                    2",
                    "NAXIS1  =                    3 / columns",
                    "NAXIS2  =                    2")));
    assertThat(image.count()).isEqualTo(1);
    assertThat(image.rows()).isEqualTo(2);
    assertThat(image.columns()).isEqualTo(3);
    assertThat(image.pixels()).containsExactly(1, 2, 3, 4, Double.NaN, 6);
  }

  @Test
  void anExtensionIsFoundAndScaledAndItsBlanksAreNoNumbers() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(8).putShort((short) -32768).putShort((short) 5);
    data.putShort((short) -1).putShort((short) 7);
    InputFile cube =
        file(
            EMPTY,
            hdu(
                data.array(),
                "XTENSION= 'IMAGE   '",
                "BITPIX  = 16",
                "NAXIS   = 3",
                "NAXIS1  = 1",
                "NAXIS2  = 2",
                "NAXIS3  = 2",
                "PCOUNT  = 0",
                "BSCALE  = 2.0",
                "BZERO   = 100.5D0",
                "BLANK   = -1"));
    FitsImage image = FitsImage.read(cube);
    assertThat(image.count()).isEqualTo(2);
    assertThat(image.pixels()).containsExactly(100.5 - 2 * 32768, 110.5, Double.NaN, 114.5);
  }

  @Test
  void whatIsNoImageIsToldInOneLine() throws IOException {
    refused("holds no image", EMPTY);
    refused("ends within a header", Arrays.copyOf(EMPTY, 1000));
    refused(
        "ends before its data",
        Arrays.copyOf(
            hdu(
                new byte[1],
                "SIMPLE  = T",
                "BITPIX  = 64",
                "NAXIS   = 2",
                "NAXIS1  = 40000",
                "NAXIS2  = 2000"),
            2880));
    refused(
        "BITPIX must be 8, 16, 32, 64, -32 or -64, was 12",
        hdu(
            new byte[8],
            "SIMPLE  = T",
            "BITPIX  = 12",
            "NAXIS   = 2",
            "NAXIS1  = 2",
            "NAXIS2  = 2"));
    refused(
        "expected a whole number as NAXIS, found two",
        hdu(new byte[8], "SIMPLE  = T", "BITPIX  = 8", "NAXIS   = two"));
    refused(
        "expected an image or a cube",
        hdu(new byte[8], "SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 1", "NAXIS1  = 8"));
  }

  private void refused(String words, byte[] bytes) throws IOException {
    InputFile file = file(bytes);
    assertThatThrownBy(() -> FitsImage.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("image.fits")
        .hasMessageContaining(words);
  }

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    byte[] good =
        hdu(
            new byte[4 * 36],
            "SIMPLE  = T",
            "BITPIX  = -32",
            "NAXIS   = 2",
            "NAXIS1  = 6",
            "NAXIS2  = 6",
            "BSCALE  = 1.5");
    RandomStream stream = new RandomStream(1, "damage");
    for (int i = 0; i < 500; i++) {
      byte[] bad = good.clone();
      for (int k = 0; k < 3; k++) {
        bad[(int) (stream.uniform() * 500)] = (byte) stream.bits();
      }

      InputFile file = file(bad);
      try {
        assertThat(FitsImage.read(file).pixels()).isNotEmpty();
      } catch (BadInput e) {
        assertThat(e).hasMessageContaining("image.fits");
      }
    }
  }
}
