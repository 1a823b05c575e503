package org.calibrant.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The tables of {@link Elementary}, computed to 40 digits and rounded once. */
final class ElementaryTables {
  static final int LOG_BITS = 8;
  static final int EXP_BITS = 7;
  static final long LOG_FROM = Double.doubleToRawLongBits(0.6875);

  private static final MathContext DIGITS = new MathContext(40);
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-40");
  private static final BigDecimal LN2 = log(TWO);

  /** The grid on which high parts lie, so that k ln 2 and −ln c add without rounding. */
  private static final double GRID = 0x1p-42;

  static final double LN2_HIGH = onGrid(LN2);
  static final double LN2_LOW = LN2.subtract(new BigDecimal(LN2_HIGH)).doubleValue();

  private static final BigDecimal STEP = LN2.divide(BigDecimal.valueOf(1 << EXP_BITS), DIGITS);

  /** (ln 2)/128 = high + low; high has 35 bits, so that its multiples up to 2¹⁸ are exact. */
  static final double STEP_HIGH = onGrid(STEP);

  static final double STEP_LOW = STEP.subtract(new BigDecimal(STEP_HIGH)).doubleValue();
  static final double STEPS_PER_UNIT = ONE.divide(STEP, DIGITS).doubleValue();

  private ElementaryTables() {}

  /** Per row: c, the high and the low part of −ln c. Next to 1, c = 1, so that ln 1 = 0. */
  static double[] logarithms() {
    int rows = 1 << LOG_BITS;
    double[] table = new double[3 * rows];
    for (int row = 0; row < rows; row++) {
      double from = rowEdge(row);
      double to = rowEdge(row + 1);
      double c = from == 1 || to == 1 ? 1 : Math.rint(0x1p17 / (from + to)) * 0x1p-16;
      BigDecimal negative = log(new BigDecimal(c)).negate();
      double high = onGrid(negative);
      table[3 * row] = c;
      table[3 * row + 1] = high;
      table[3 * row + 2] = negative.subtract(new BigDecimal(high)).doubleValue();
    }

    return table;
  }

  private static double rowEdge(int row) {
    return Double.longBitsToDouble(LOG_FROM + ((long) row << (52 - LOG_BITS)));
  }

  /** Per row j: 2^(j/128), rounded, and what rounding lost. */
  static double[] exponentials() {
    int rows = 1 << EXP_BITS;
    double[] table = new double[2 * rows];
    for (int row = 0; row < rows; row++) {
      BigDecimal power = exp(STEP.multiply(BigDecimal.valueOf(row)));
      double high = power.doubleValue();
      table[2 * row] = high;
      table[2 * row + 1] = power.subtract(new BigDecimal(high)).doubleValue();
    }

    return table;
  }

  /** ln x to about 38 digits. */
  static BigDecimal exactLog(double x) {
    int exponent = Math.getExponent(x);
    return log(new BigDecimal(Math.scalb(x, -exponent)))
        .add(LN2.multiply(BigDecimal.valueOf(exponent)));
  }

  private static double onGrid(BigDecimal value) {
    BigDecimal grid = new BigDecimal(GRID);
    return value
        .divide(grid, DIGITS)
        .setScale(0, RoundingMode.HALF_EVEN)
        .multiply(grid)
        .doubleValue();
  }

  /** ln x = 2 (t + t³/3 + t⁵/5 + …), t = (x − 1)/(x + 1). */
  private static BigDecimal log(BigDecimal x) {
    BigDecimal t = x.subtract(ONE).divide(x.add(ONE), DIGITS);
    BigDecimal square = t.multiply(t, DIGITS);
    BigDecimal power = t;
    BigDecimal sum = t;
    for (int odd = 3; power.abs().compareTo(NEGLIGIBLE) > 0; odd += 2) {
      power = power.multiply(square, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(odd), DIGITS), DIGITS);
    }

    return sum.multiply(TWO);
  }

  private static BigDecimal exp(BigDecimal x) {
    BigDecimal term = ONE;
    BigDecimal sum = ONE;
    for (int n = 1; term.compareTo(NEGLIGIBLE) > 0; n++) {
      term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }

    return sum;
  }
}
