package org.calibrant.data.fieldmap;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers from bytes, correctly rounded. Up to 2⁵³ and 10²² digits and power of ten are exact
 * doubles, so one multiplication or division rounds once (W. D. Clinger, "How to read floating point
 * numbers accurately", PLDI 1990); all others go to the JDK.
 */
final class Decimal {
  private static final long EXACT = 1L << 53;
  private static final int MOST_DIGITS = 18;
  private static final int MOST_POWER = 9999;
  private static final double[] TENS = new double[23];

  static {
    for (int i = 0; i < TENS.length; i++) {
      TENS[i] = Double.parseDouble("1e" + i);
    }
  }

  private Decimal() {}

  /** The number in the first bytes of a word, NaN if they make none. */
  static double parse(byte[] word, int length) {
    int at = 0;
    boolean negative = length > 0 && word[0] == '-';
    if (negative || (length > 0 && word[0] == '+')) {
      at++;
    }

    long digits = 0;
    int significant = 0;
    int fraction = 0;
    boolean any = false;
    boolean point = false;
    for (; at < length; at++) {
      int d = word[at] - '0';
      if (d >= 0 && d <= 9) {
        any = true;
        significant += significant > 0 || d > 0 ? 1 : 0;
        digits = significant <= MOST_DIGITS ? 10 * digits + d : digits;
        fraction += point ? 1 : 0;
      } else if (word[at] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }

    if (!any) {
      return Double.NaN;
    }

    int power = 0;
    if (at < length) {
      power = power(word, at, length);
      if (power == Integer.MIN_VALUE) {
        return Double.NaN;
      }
    }

    power -= fraction;
    if (significant > MOST_DIGITS || digits > EXACT || Math.abs(power) >= TENS.length) {
      return Double.parseDouble(new String(word, 0, length, StandardCharsets.US_ASCII));
    }

    double size = power < 0 ? digits / TENS[-power] : digits * TENS[power];
    return negative ? -size : size;
  }

  /** The exponent behind an e, or the smallest int if there is none. */
  private static int power(byte[] word, int from, int length) {
    int at = from + 1;
    if (word[from] != 'e' && word[from] != 'E') {
      return Integer.MIN_VALUE;
    }

    boolean negative = at < length && word[at] == '-';
    if (negative || (at < length && word[at] == '+')) {
      at++;
    }

    if (at == length) {
      return Integer.MIN_VALUE;
    }

    int power = 0;
    for (; at < length; at++) {
      int d = word[at] - '0';
      if (d < 0 || d > 9) {
        return Integer.MIN_VALUE;
      }

      power = Math.min(MOST_POWER, 10 * power + d);
    }

    return negative ? -power : power;
  }
}
