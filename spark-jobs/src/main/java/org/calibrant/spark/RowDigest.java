package org.calibrant.spark;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * Content hash of rows given as column values. The bytes of a row: per column a letter for its type
 * and the value in big-endian order; floating-point numbers by their bits (all NaN alike), strings
 * and arrays with their length in front.
 */
final class RowDigest {
  private static final Map<Class<?>, Character> LETTERS =
      Map.of(
          Double.class,
          'd',
          Float.class,
          'f',
          Long.class,
          'l',
          Integer.class,
          'i',
          Boolean.class,
          'b',
          String.class,
          's');

  private final MessageDigest sha = Sha256.digest();
  private final byte[] digest = new byte[32];
  private final ContentHash hash = new ContentHash();
  private ByteBuffer bytes = ByteBuffer.allocate(1024);

  /** Adds a row: boxed numbers, strings, arrays or collections of them, nulls. */
  void add(Object[] values) {
    bytes.clear();
    for (Object value : values) {
      column(value);
    }

    sha.update(bytes.array(), 0, bytes.position());
    try {
      sha.digest(digest, 0, digest.length);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 has 32 bytes", e);
    }

    ByteBuffer first = ByteBuffer.wrap(digest);
    hash.add(first.getLong(), first.getLong());
  }

  ContentHash hash() {
    return hash;
  }

  private void column(Object value) {
    if (value == null) {
      room(1).put((byte) 'n');
    } else if (value instanceof double[] array && array.length > 0) {
      header('D', array.length, Double.BYTES);
      for (double element : array) {
        bytes.putLong(Double.doubleToLongBits(element));
      }
    } else if (value.getClass().isArray()) {
      header('A', Array.getLength(value), 0);
      for (int i = 0; i < Array.getLength(value); i++) {
        column(Array.get(value, i));
      }
    } else if (value instanceof Collection<?> collection) {
      collection(collection);
    } else {
      scalar(value);
    }
  }

  /** A collection of doubles has the bytes of an array of doubles; empty ones are all alike. */
  private void collection(Collection<?> elements) {
    boolean doubles = !elements.isEmpty() && elements.stream().allMatch(Double.class::isInstance);
    if (doubles) {
      column(elements.stream().mapToDouble(Double.class::cast).toArray());
    } else {
      column(elements.toArray());
    }
  }

  private void scalar(Object value) {
    Character letter = LETTERS.get(value.getClass());
    if (letter == null) {
      throw new IllegalArgumentException("no column holds a " + value.getClass().getName());
    }

    room(1 + Long.BYTES).put((byte) letter.charValue());
    switch (letter) {
      case 'd' -> bytes.putLong(Double.doubleToLongBits((Double) value));
      case 'f' -> bytes.putInt(Float.floatToIntBits((Float) value));
      case 'l' -> bytes.putLong((Long) value);
      case 'i' -> bytes.putInt((Integer) value);
      case 'b' -> bytes.put((byte) ((Boolean) value ? 1 : 0));
      default -> {
        byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + text.length).putInt(text.length).put(text);
      }
    }
  }

  private void header(char letter, int length, int width) {
    room(1 + Integer.BYTES + Math.multiplyExact(length, width)).put((byte) letter).putInt(length);
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int size = Math.max(2 * bytes.capacity(), Math.addExact(bytes.position(), more));
      bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size)).position(bytes.position());
    }

    return bytes;
  }
}
