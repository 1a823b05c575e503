package org.calibrant.data.hdf5;

/** The type of a data set's elements. */
final class Element {
  private final int size;
  private final byte[] datatype;

  private Element(int size, Bytes datatype) {
    this.size = size;
    this.datatype = datatype.toArray();
  }

  /** Bytes of one element. */
  int size() {
    return size;
  }

  /** The body of its datatype message. */
  byte[] datatype() {
    return datatype;
  }

  /** IEEE 754 binary64, little-endian. */
  static Element float64() {
    Bytes type = new Bytes();
    type.u8(0x11).u8(0x20).u8(63).u8(0).u32(8); // class 1; implied leading bit; sign in bit 63
    type.u16(0).u16(64).u8(52).u8(11).u8(0).u8(52).u32(1023);
    return new Element(8, type);
  }

  /** Two's complement integer, little-endian. */
  static Element integer(int size) {
    Bytes type = new Bytes();
    type.u8(0x10).u8(0x08).u8(0).u8(0).u32(size); // class 0; signed
    type.u16(0).u16(8 * size);
    return new Element(size, type);
  }

  /** UTF-8 text of at most {@code size} bytes, filled up with zero bytes. */
  static Element text(int size) {
    Bytes type = new Bytes();
    type.u8(0x13).u8(0x11).u8(0).u8(0).u32(size); // class 3; null-padded, UTF-8
    return new Element(size, type);
  }

  /** ASCII text of {@code size} bytes with the zero byte at its end. */
  static Element keyword(int size) {
    Bytes type = new Bytes();
    type.u8(0x13).u8(0x00).u8(0).u8(0).u32(size); // class 3; null-terminated, ASCII
    return new Element(size, type);
  }

  /** Any number of references to objects of the file, kept in a global heap. */
  static Element references() {
    Bytes type = new Bytes();
    type.u8(0x19).u8(0x00).u8(0x00).u8(0).u32(16); // class 9; sequence
    type.u8(0x17).u8(0x00).u8(0).u8(0).u32(8); // class 7; reference to an object
    return new Element(16, type);
  }

  /** UTF-8 text of any length, kept in a global heap: what Python gives back as {@code str}. */
  static Element heapText() {
    Bytes type = new Bytes();
    type.u8(0x19).u8(0x01).u8(0x01).u8(0).u32(16); // class 9; string, null-terminated, UTF-8
    type.u8(0x10).u8(0).u8(0).u8(0).u32(1).u16(0).u16(8); // made of unsigned bytes
    return new Element(16, type);
  }
}
