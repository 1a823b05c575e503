package org.calibrant.data.npy;

import java.nio.ByteBuffer;

/** What an array is made of, and how one element is stored. */
public enum Element {
  /** Truth values; numbers 0 and 1. */
  BOOL("b1", 1, 0, 1),
  /** Whole numbers from 0 to 255. */
  UINT8("u1", 1, 0, 0xFF),
  /** Whole numbers of 16 bits. */
  INT16("i2", 2, Short.MIN_VALUE, Short.MAX_VALUE),
  /** Whole numbers from 0 to 65535. */
  UINT16("u2", 2, 0, 0xFFFF),
  /** Whole numbers of 32 bits. */
  INT32("i4", 4, Integer.MIN_VALUE, Integer.MAX_VALUE),
  /** Whole numbers from 0 to 2³² − 1. */
  UINT32("u4", 4, 0, 0xFFFFFFFFL),
  /** Whole numbers of 64 bits. */
  INT64("i8", 8, Long.MIN_VALUE, Long.MAX_VALUE),
  /** IEEE numbers of 32 bits. */
  FLOAT32("f4", 4, 0, 0),
  /** IEEE numbers of 64 bits. */
  FLOAT64("f8", 8, 0, 0);

  private static final long EXACT = 1L << 53;

  private final String code;
  private final int bytes;
  private final long least;
  private final long most;

  Element(String code, int bytes, long least, long most) {
    this.code = code;
    this.bytes = bytes;
    this.least = least;
    this.most = most;
  }

  /** Length of one element [byte]. */
  public int bytes() {
    return bytes;
  }

  /** Whether the elements are whole numbers. */
  public boolean isWhole() {
    return this != FLOAT32 && this != FLOAT64;
  }

  /** How numpy writes the type of little-endian elements: {@code <f8}. */
  String descr() {
    return (bytes == 1 ? "|" : "<") + code;
  }

  /** The element with this code, or null. */
  static Element of(String code) {
    for (Element element : values()) {
      if (element.code.equals(code)) {
        return element;
      }
    }

    return null;
  }

  /** The next element as a double; NaN never stands for a whole number that no double equals. */
  double number(ByteBuffer from) {
    if (this == FLOAT64) {
      return from.getDouble();
    }

    if (this == FLOAT32) {
      return from.getFloat();
    }

    long value = whole(from);
    if (value > EXACT || value < -EXACT) {
      throw new ArithmeticException("the whole number %d, which no double equals".formatted(value));
    }

    return value;
  }

  /** The next element as a whole number. */
  long whole(ByteBuffer from) {
    return switch (this) {
      case UINT8 -> from.get() & 0xFF;
      case INT16 -> from.getShort();
      case UINT16 -> from.getShort() & 0xFFFF;
      case INT32 -> from.getInt();
      case UINT32 -> from.getInt() & 0xFFFFFFFFL;
      case INT64 -> from.getLong();
      case BOOL -> truth(from.get());
      default -> throw new IllegalStateException(this + " are no whole numbers");
    };
  }

  private static long truth(byte stored) {
    if (stored != 0 && stored != 1) {
      throw new ArithmeticException("the byte %d, which is no truth value".formatted(stored));
    }

    return stored;
  }

  /** Appends a number; a float is rounded to nearest. */
  void put(double value, ByteBuffer to) {
    if (this == FLOAT64) {
      to.putDouble(value);
    } else if (this == FLOAT32) {
      to.putFloat((float) value);
    } else if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
      put((long) value, to);
    } else {
      throw new IllegalArgumentException("%s is no %s".formatted(value, this));
    }
  }

  /** Appends a whole number. */
  void put(long value, ByteBuffer to) {
    if (!isWhole()) {
      put((double) value, to);
      return;
    }

    if (value < least || value > most) {
      throw new IllegalArgumentException("%d is no %s".formatted(value, this));
    }

    switch (bytes) {
      case 1 -> to.put((byte) value);
      case 2 -> to.putShort((short) value);
      case 4 -> to.putInt((int) value);
      default -> to.putLong(value);
    }
  }
}
