package org.calibrant.data.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A data set of texts of fixed length being written: UTF-8, filled up with zero bytes. */
public final class TextDataset extends Dataset {
  private final byte[] field;

  TextDataset(Space space, String path, int bytes, long[] shape, Layout layout) {
    super(space, path, Element.text(positive(path, bytes)), shape, layout);
    this.field = new byte[bytes];
  }

  private static int positive(String path, int bytes) {
    if (!(bytes >= 1)) {
      throw new IllegalArgumentException(
          "%s: room for a text must be at least 1 byte, was %d".formatted(path, bytes));
    }

    return bytes;
  }

  /** Appends a text; one that is too long loses its last characters, never half of one. */
  public void append(String text) throws IOException {
    announce(1);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int length = utf8.length;
    if (length > field.length) {
      length = field.length;
      while (length > 0 && (utf8[length] & 0xC0) == 0x80) {
        length--; // a continuation byte: its character began before
      }
    }

    ByteBuffer room = room();
    room.put(utf8, 0, length);
    room.put(field, 0, field.length - length);
  }
}
