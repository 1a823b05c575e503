package org.calibrant.data.hdf5;

import java.util.Arrays;
import java.util.zip.Deflater;

/** The filters through which chunks go: byte shuffle, then deflate (RFC 1950). */
final class Packing implements AutoCloseable {
  private final int elementSize;
  private final byte[] shuffled;
  private final Deflater deflater;
  private byte[] output;
  private int length;

  Packing(Layout layout, int elementSize, int chunkBytes) {
    this.elementSize = elementSize;
    this.shuffled = layout.shuffle() ? new byte[chunkBytes] : null;
    this.deflater = layout.deflate() > 0 ? new Deflater(layout.deflate()) : null;
    this.output = new byte[deflater == null ? 0 : chunkBytes / 2 + 64];
  }

  /** Packs a chunk; the result is valid until the next call, in its first {@link #length} bytes. */
  byte[] pack(byte[] raw, int bytes) {
    byte[] source = raw;
    length = bytes;
    if (shuffled != null) {
      shuffle(raw, bytes);
      source = shuffled;
    }

    if (deflater == null) {
      return source;
    }

    deflater.reset();
    deflater.setInput(source, 0, bytes);
    deflater.finish();
    length = 0;
    while (!deflater.finished()) {
      if (length == output.length) {
        output = Arrays.copyOf(output, Math.addExact(output.length, output.length / 2 + 64));
      }

      length += deflater.deflate(output, length, output.length - length);
    }

    return output;
  }

  int length() {
    return length;
  }

  /** Byte j of element i goes to position j n + i, n elements in all. */
  private void shuffle(byte[] raw, int bytes) {
    int n = bytes / elementSize;
    for (int j = 0; j < elementSize; j++) {
      int to = j * n;
      for (int i = 0, from = j; i < n; i++, from += elementSize) {
        shuffled[to + i] = raw[from];
      }
    }
  }

  @Override
  public void close() {
    if (deflater != null) {
      deflater.end();
    }
  }
}
