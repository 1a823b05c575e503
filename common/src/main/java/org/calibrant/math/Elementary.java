package org.calibrant.math;

/**
 * Logarithm and exponential in plain IEEE arithmetic: the same bits on every processor and at every
 * level of compilation, which {@link Math} does not promise, at a speed that {@link StrictMath}
 * does not reach. Errors stay below one unit in the last place.
 *
 * <p>Both are table-driven (P. T. P. Tang, "Table-driven implementation of the logarithm function
 * in IEEE floating-point arithmetic", ACM TOMS 16, 378 (1990), and "… of the exponential function
 * …", ACM TOMS 15, 144 (1989)); the tables are computed in {@link ElementaryTables} when the class
 * is loaded.
 */
public final class Elementary {
  private static final long MANTISSA = 0x000FFFFFFFFFFFFFL;
  private static final long SMALLEST_NORMAL = 0x0010000000000000L;
  private static final long INFINITY = 0x7FF0000000000000L;

  /** ln 2 = high + low, high with 42 bits: its multiples by an exponent are exact. */
  private static final double LN2_HIGH = ElementaryTables.LN2_HIGH;

  private static final double LN2_LOW = ElementaryTables.LN2_LOW;

  /** Bits of 0.6875: a reduced argument z lies in [0.6875, 1.375). */
  private static final long LOG_FROM = ElementaryTables.LOG_FROM;

  private static final int LOG_SHIFT = 52 - ElementaryTables.LOG_BITS;
  private static final int LOG_MASK = (1 << ElementaryTables.LOG_BITS) - 1;
  private static final double[] LOG_TABLE = ElementaryTables.logarithms();

  private static final int EXP_BITS = ElementaryTables.EXP_BITS;
  private static final int EXP_MASK = (1 << EXP_BITS) - 1;
  private static final double[] EXP_TABLE = ElementaryTables.exponentials();
  private static final double STEPS_PER_UNIT = ElementaryTables.STEPS_PER_UNIT;
  private static final double STEP_HIGH = ElementaryTables.STEP_HIGH;
  private static final double STEP_LOW = ElementaryTables.STEP_LOW;

  /** Adding it rounds a double to a whole number, held in the lowest bits. */
  private static final double ROUNDER = 0x1.8p52;

  private static final double EXP_OVERFLOWS = 709.782712893384;
  private static final double EXP_VANISHES = -745.1332191019412;
  private static final double EXP_NORMAL = 708;

  private Elementary() {}

  /**
   * ln x. With x = 2ᵏ z and a table of c ≈ 1/z (few bits) and −ln c,
   *
   * <pre>
   *   ln x = k ln 2 − ln c + ln(1 + r),   r = z c − 1, |r| &lt; 2⁻⁸.
   * </pre>
   *
   * @return −∞ at 0, NaN below
   */
  public static double log(double x) {
    long bits = Double.doubleToRawLongBits(x);
    if (bits < SMALLEST_NORMAL || bits >= INFINITY) {
      return logOfSpecial(x, bits);
    }

    return logOfNormal(bits, 0);
  }

  private static double logOfNormal(long bits, int exponent) {
    long offset = bits - LOG_FROM;
    long reduced = bits - (offset & ~MANTISSA);
    int row = (int) (offset >>> LOG_SHIFT) & LOG_MASK;
    double k = (int) (offset >> 52) + exponent;
    double c = LOG_TABLE[3 * row];
    double z = Double.longBitsToDouble(reduced);
    double zHigh = Double.longBitsToDouble(reduced & 0xFFFFFFFFF8000000L);
    // both products and the difference are exact, so r is rounded once
    double r = (zHigh * c - 1) + (z - zHigh) * c;
    double main = k * LN2_HIGH + LOG_TABLE[3 * row + 1];
    double high = main + r;
    double low = (main - high) + r + (k * LN2_LOW + LOG_TABLE[3 * row + 2]);
    double square = r * r;
    double series =
        (-0.5 + r * (1.0 / 3)) + square * ((-0.25 + r * 0.2) + square * (-1.0 / 6 + r * (1.0 / 7)));
    return high + (low + square * series);
  }

  private static double logOfSpecial(double x, long bits) {
    if (x > 0 && x < Double.POSITIVE_INFINITY) {
      return logOfNormal(Double.doubleToRawLongBits(x * 0x1p52), -52); // subnormal
    }

    return bits == INFINITY ? x : x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
  }

  /**
   * e^x. With x = (n / 128) ln 2 + r, |r| ≤ ln 2 / 256, and a table of 2^(j/128),
   *
   * <pre>
   *   e^x = 2^⌊n/128⌋ · 2^((n mod 128)/128) · e^r.
   * </pre>
   *
   * @return 0 below −745.13, +∞ above 709.78
   */
  public static double exp(double x) {
    if (!(Math.abs(x) < EXP_NORMAL)) {
      return expOfFar(x);
    }

    return scaledExp(x, 0);
  }

  /** e^x · 2^shift, where that is a normal number. */
  private static double scaledExp(double x, int shift) {
    double rounded = x * STEPS_PER_UNIT + ROUNDER;
    int n = (int) Double.doubleToRawLongBits(rounded);
    double steps = rounded - ROUNDER;
    double r = (x - steps * STEP_HIGH) - steps * STEP_LOW;
    int row = n & EXP_MASK;
    double square = r * r;
    double series = r + square * ((0.5 + r * (1.0 / 6)) + square * (1.0 / 24 + r * (1.0 / 120)));
    double main = EXP_TABLE[2 * row];
    double mantissa = main + (EXP_TABLE[2 * row + 1] + main * series);
    long power = (long) ((n >> EXP_BITS) + shift) << 52;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(mantissa) + power);
  }

  private static double expOfFar(double x) {
    if (x > EXP_OVERFLOWS) {
      return Double.POSITIVE_INFINITY;
    }

    if (x < EXP_VANISHES) {
      return 0;
    }

    return x > 0 ? scaledExp(x, -64) * 0x1p64 : x < 0 ? scaledExp(x, 128) * 0x1p-128 : x;
  }
}
