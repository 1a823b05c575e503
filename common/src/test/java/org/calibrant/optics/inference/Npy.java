package org.calibrant.optics.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Golden arrays of doubles. */
final class Npy {
  private Npy() {}

  static double[] golden(String name) {
    try (InputStream in = Npy.class.getResourceAsStream("/golden/optics/inference/" + name)) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      bytes.position(10 + bytes.getShort(8));
      double[] values = new double[bytes.remaining() / 8];
      bytes.asDoubleBuffer().get(values);
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
