package org.calibrant.data.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A data set of 32-bit integers being written. */
public final class IntDataset extends Dataset {

  IntDataset(Space space, String path, long[] shape, Layout layout) {
    super(space, path, Element.integer(4), shape, layout);
  }

  /** Appends the first {@code count} values. */
  public void append(int[] values, int count) throws IOException {
    announce(count);
    int from = 0;
    while (from < count) {
      ByteBuffer room = room();
      int n = Math.min(count - from, room.remaining() / 4);
      room.asIntBuffer().put(values, from, n);
      room.position(room.position() + 4 * n);
      from += n;
    }
  }

  /** Appends one value. */
  public void append(int value) throws IOException {
    announce(1);
    room().putInt(value);
  }
}
