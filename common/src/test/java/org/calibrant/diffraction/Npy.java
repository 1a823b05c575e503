package org.calibrant.diffraction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Golden arrays: little-endian floats and doubles in NumPy's format, version 1. */
final class Npy {
  private Npy() {}

  static double[] golden(String name) throws IOException {
    try (InputStream in = Npy.class.getResourceAsStream("/golden/diffraction/" + name + ".npy")) {
      ByteBuffer all = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int header = all.getShort(8);
      String text = new String(all.array(), 10, header, StandardCharsets.ISO_8859_1);
      boolean wide = text.contains("<f8");
      all.position(10 + header);
      double[] values = new double[all.remaining() / (wide ? 8 : 4)];
      for (int i = 0; i < values.length; i++) {
        values[i] = wide ? all.getDouble() : all.getFloat();
      }

      return values;
    }
  }
}
