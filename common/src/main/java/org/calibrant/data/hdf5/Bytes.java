package org.calibrant.data.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Little-endian bytes that grow: how all metadata of a file are put together. */
final class Bytes {
  /** The address that HDF5 calls undefined. */
  static final long UNDEFINED = -1;

  private ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

  Bytes u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  Bytes u16(int value) {
    room(2).putShort((short) value);
    return this;
  }

  Bytes u32(long value) {
    room(4).putInt((int) value);
    return this;
  }

  Bytes u64(long value) {
    room(8).putLong(value);
    return this;
  }

  Bytes f64(double value) {
    room(8).putDouble(value);
    return this;
  }

  Bytes bytes(byte[] value) {
    room(value.length).put(value);
    return this;
  }

  Bytes zeros(int count) {
    return bytes(new byte[count]);
  }

  /** Fills up to a multiple of eight. */
  Bytes pad8() {
    return zeros(-size() & 7);
  }

  int size() {
    return buffer.position();
  }

  byte[] toArray() {
    return Arrays.copyOf(buffer.array(), size());
  }

  private ByteBuffer room(int count) {
    if (buffer.remaining() < count) {
      int larger = Math.max(2 * buffer.capacity(), Math.addExact(size(), count));
      buffer =
          ByteBuffer.allocate(larger)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put(buffer.array(), 0, buffer.position());
    }

    return buffer;
  }
}
