package org.calibrant.optics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.calibrant.Shared;

/** Reference arrays of the optics engine; those that are too large lie beside the project. */
public final class Goldens {
  private Goldens() {}

  /** The doubles of an array; of complex ones real and imaginary parts in turn. */
  public static double[] read(String name) throws IOException {
    try (InputStream small = Goldens.class.getResourceAsStream("/golden/optics/" + name + ".npy")) {
      byte[] bytes =
          small != null
              ? small.readAllBytes()
              : Files.readAllBytes(Shared.file("golden/optics/" + name + ".npy"));
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int header = buffer.getShort(8);
      String text = new String(bytes, 10, header, StandardCharsets.US_ASCII);
      assertThat(text).containsAnyOf("<f8", "<c16").contains("'fortran_order': False");
      double[] values = new double[(bytes.length - 10 - header) / 8];
      buffer.position(10 + header);
      buffer.asDoubleBuffer().get(values);
      return values;
    }
  }

  /** Asserts that all values agree to a fraction of the largest expected one. */
  public static void assertClose(double[] found, double[] expected, double tolerance) {
    assertThat(found).hasSameSizeAs(expected);
    double peak = 0;
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      peak = Math.max(peak, Math.abs(expected[i]));
      worst = Math.max(worst, Math.abs(found[i] - expected[i]));
      assertThat(found[i]).isFinite();
    }

    assertThat(worst / peak).as("largest difference over peak").isLessThan(tolerance);
  }
}
