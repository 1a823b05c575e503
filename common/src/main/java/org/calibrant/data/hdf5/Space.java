package org.calibrant.data.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a growing file: addresses are handed out upwards and written in any order. */
final class Space {
  /** A large heap buffer in one call would be copied whole into memory outside the heap. */
  private static final int SLICE = 1 << 18;

  private final FileChannel channel;
  private long end;

  Space(FileChannel channel, long reserved) {
    this.channel = channel;
    this.end = reserved;
  }

  /** A fresh address, a multiple of eight. */
  long allocate(long bytes) {
    long address = end;
    end = Math.addExact(end, (bytes + 7) & ~7L);
    return address;
  }

  long end() {
    return end;
  }

  void write(long address, byte[] bytes, int count) throws IOException {
    for (int from = 0; from < count; from += SLICE) {
      ByteBuffer slice = ByteBuffer.wrap(bytes, from, Math.min(SLICE, count - from));
      long at = address + from;
      while (slice.hasRemaining()) {
        at += channel.write(slice, at);
      }
    }
  }
}
