package org.calibrant.data.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A data set of 64-bit integers being written. */
public final class LongDataset extends Dataset {

  LongDataset(Space space, String path, long[] shape, Layout layout) {
    super(space, path, Element.integer(8), shape, layout);
  }

  /** Appends the first {@code count} values. */
  public void append(long[] values, int count) throws IOException {
    announce(count);
    int from = 0;
    while (from < count) {
      ByteBuffer room = room();
      int n = Math.min(count - from, room.remaining() / 8);
      room.asLongBuffer().put(values, from, n);
      room.position(room.position() + 8 * n);
      from += n;
    }
  }

  /** Appends one value. */
  public void append(long value) throws IOException {
    announce(1);
    room().putLong(value);
  }
}
