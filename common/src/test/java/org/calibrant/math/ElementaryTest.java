package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ElementaryTest {
  private static final long SEED = 20260101;
  private static final int ARGUMENTS = 1_000_000;

  @Test
  void theLogarithmIsWithinAnUlpOfStrictMathOverAllMagnitudes() {
    SplittableRandom random = new SplittableRandom(SEED);
    double worst = 0;
    for (int i = 0; i < ARGUMENTS; i++) {
      double x = Double.longBitsToDouble(random.nextLong(0x7FF0000000000000L));
      worst = Math.max(worst, ulps(Elementary.log(x), StrictMath.log(x)));
    }

    assertThat(worst).isLessThanOrEqualTo(1);
  }

  @Test
  void theLogarithmIsWithinAnUlpOfStrictMathNearOne() {
    SplittableRandom random = new SplittableRandom(SEED);
    double worst = 0;
    for (int i = 0; i < ARGUMENTS; i++) {
      double distance = Math.scalb(random.nextDouble() - 0.5, -random.nextInt(50));
      worst = Math.max(worst, ulps(Elementary.log(1 + distance), StrictMath.log(1 + distance)));
    }

    assertThat(worst).isLessThanOrEqualTo(1);
  }

  /** A shorter run against 40 digits, so that StrictMath's own error does not count. */
  @Test
  void theLogarithmErrsByLessThanEightTenthsOfAnUlp() {
    SplittableRandom random = new SplittableRandom(SEED);
    double worst = 0;
    for (int i = 0; i < 20_000; i++) {
      double x =
          i % 2 == 0
              ? Math.scalb(1 + random.nextDouble(), random.nextInt(-60, 60))
              : 1 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(12));
      worst = Math.max(worst, exactUlps(Elementary.log(x), ElementaryTables.exactLog(x)));
    }

    assertThat(worst).isLessThan(0.8);
  }

  @Test
  void theExponentialIsWithinAnUlpOfStrictMath() {
    SplittableRandom random = new SplittableRandom(SEED);
    double worst = 0;
    for (int i = 0; i < ARGUMENTS; i++) {
      double x =
          i % 2 == 0
              ? random.nextDouble(-707, 709)
              : Math.scalb(random.nextDouble(-1, 1), -random.nextInt(60));
      worst = Math.max(worst, ulps(Elementary.exp(x), StrictMath.exp(x)));
    }

    assertThat(worst).isLessThanOrEqualTo(1);
  }

  @Test
  void theExponentialOfALogarithmReturns() {
    for (double x = 1e-3; x < 1e3; x *= 1.01) {
      assertThat(Elementary.exp(Elementary.log(x)) / x - 1).isBetween(-2e-15, 2e-15);
    }
  }

  @Test
  void theLogarithmOfOneIsZeroAndOfPowersOfTwoTheRoundedMultiple() {
    assertThat(Elementary.log(1)).isEqualTo(0);
    for (int k = -1074; k <= 1023; k++) {
      double x = Math.scalb(1.0, k);
      assertThat(Elementary.log(x)).isEqualTo(StrictMath.log(x));
    }
  }

  @Test
  void theLogarithmKeepsTheConventionsAtTheEdges() {
    assertThat(Elementary.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Elementary.log(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Elementary.log(-1)).isNaN();
    assertThat(Elementary.log(Double.NEGATIVE_INFINITY)).isNaN();
    assertThat(Elementary.log(Double.NaN)).isNaN();
    assertThat(Elementary.log(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Elementary.log(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
    assertThat(Elementary.log(Double.MAX_VALUE)).isEqualTo(StrictMath.log(Double.MAX_VALUE));
  }

  @Test
  void theExponentialKeepsTheConventionsAtTheEdges() {
    assertThat(Elementary.exp(0)).isEqualTo(1);
    assertThat(Elementary.exp(Double.NaN)).isNaN();
    assertThat(Elementary.exp(Double.NEGATIVE_INFINITY)).isEqualTo(0);
    assertThat(Elementary.exp(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Elementary.exp(709.782712893384)).isEqualTo(StrictMath.exp(709.782712893384));
    assertThat(Elementary.exp(709.7827128933841)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Elementary.exp(-745.1332191019411)).isEqualTo(Double.MIN_VALUE);
    assertThat(Elementary.exp(-745.1332191019412)).isEqualTo(0);
    for (double x = -745; x < -707; x += 0.01) {
      assertThat(Math.abs(Elementary.exp(x) - StrictMath.exp(x)))
          .isLessThanOrEqualTo(Math.ulp(StrictMath.exp(x)));
    }
  }

  private static double ulps(double value, double expected) {
    return value == expected ? 0 : Math.abs(value - expected) / Math.ulp(expected);
  }

  private static double exactUlps(double value, BigDecimal expected) {
    return new BigDecimal(value)
        .subtract(expected)
        .abs()
        .divide(new BigDecimal(Math.ulp(expected.doubleValue())), MathContext.DECIMAL64)
        .doubleValue();
  }
}
