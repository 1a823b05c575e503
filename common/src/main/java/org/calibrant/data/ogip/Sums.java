package org.calibrant.data.ogip;

import nom.tam.fits.utilities.FitsCheckSum;

/**
 * The checksum of FITS: the ones-complement sum of the 32-bit words of whole blocks.
 *
 * @see <a href="https://fits.gsfc.nasa.gov/fits_standard.html">FITS Standard 4.0, section 4.4.2.7
 *     and appendix J</a>
 */
final class Sums {
  private static final long WORD = 0xffffffffL;

  private Sums() {}

  /** The sum over {@code length} bytes, a multiple of four. */
  static long of(byte[] bytes, int start, int length) {
    long sum = 0;
    for (int i = start; i < start + length; i += 4) {
      sum +=
          (bytes[i] & 0xffL) << 24
              | (bytes[i + 1] & 0xffL) << 16
              | (bytes[i + 2] & 0xffL) << 8
              | (bytes[i + 3] & 0xffL);
    }

    while (sum >>> 32 != 0) {
      sum = (sum & WORD) + (sum >>> 32);
    }

    return sum;
  }

  /** What CHECKSUM must say so that a unit whose bytes otherwise add up to {@code sum} gives −0. */
  static String encoded(long sum) {
    return FitsCheckSum.encode(sum, true);
  }
}
