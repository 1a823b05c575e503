package org.calibrant.spark;

import java.io.Serializable;
import java.util.HexFormat;

/**
 * A sum over rows, modulo 2¹²⁸, of the first 128 bits of each row's SHA-256. Being a sum, it does
 * not depend on how the rows are cut into files, parts or tasks.
 */
final class ContentHash implements Serializable {
  private static final long serialVersionUID = 1L;
  private long high;
  private long low;

  /** Adds one row's digest. */
  void add(long moreHigh, long moreLow) {
    long sum = low + moreLow;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    low = sum;
    high += moreHigh + carry;
  }

  /** Adds all rows of another hash. */
  void add(ContentHash other) {
    add(other.high, other.low);
  }

  static ContentHash parse(String hex) {
    ContentHash hash = new ContentHash();
    hash.high = Long.parseUnsignedLong(hex, 0, 16, 16);
    hash.low = Long.parseUnsignedLong(hex, 16, 32, 16);
    return hash;
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }
}
