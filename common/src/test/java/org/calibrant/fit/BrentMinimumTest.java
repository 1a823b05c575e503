package org.calibrant.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrentMinimumTest {
  private static final BrentMinimum BRENT = new BrentMinimum(1e-8, 1e-8, 100);

  /** The example of Brent's book (chapter 5): Σ ((2i − 5)/(x − i²))² between its first poles. */
  @ParameterizedTest
  @CsvSource({"1, 3.0229153", "2, 6.6837536", "3, 11.2387017", "4, 19.6760001"})
  void theMinimaOfBrentsExampleAreFound(int i, double published) {
    double upper = (i + 1) * (i + 1) - 1e-9;
    Minimum minimum = BRENT.between(BrentMinimumTest::poles, i * i + 1e-9, upper);
    assertThat(minimum.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(minimum.at()).isCloseTo(published, within(2e-7));
  }

  private static double poles(double x) {
    double sum = 0;
    for (int i = 1; i <= 20; i++) {
      double term = (2 * i - 5) / (x - i * i);
      sum += term * term;
    }

    return sum;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-40, -3, 1.9999, 2, 2.0001, 5, 70})
  void aParabolaIsFoundFromAnywhere(double start) {
    Minimum minimum = BRENT.from(x -> 7 + (x - 2) * (x - 2), start, 0.1, -100, 100);
    assertThat(minimum.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(minimum.at()).isCloseTo(2, within(3e-8));
    assertThat(minimum.value()).isCloseTo(7, within(1e-14));
    assertThat(minimum.evaluations()).isLessThan(30);
  }

  @Test
  void aKinkIsFound() {
    Minimum minimum = BRENT.from(x -> x > 1 ? 3 * (x - 1) : 1 - x, 0.3, 0.1, -5, 5);
    assertThat(minimum.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(minimum.at()).isCloseTo(1, within(1e-7));
  }

  @Test
  void aFunctionThatFallsToABoundEndsThereAndSaysSo() {
    Minimum rising = BRENT.from(x -> x, 3, 0.5, 1, 9);
    assertThat(rising.at()).isEqualTo(1);
    assertThat(rising.ending()).isEqualTo(Ending.AT_LOWER_BOUND);
    Minimum falling = BRENT.from(x -> -x, 3, 0.5, 1, 9);
    assertThat(falling.at()).isEqualTo(9);
    assertThat(falling.ending()).isEqualTo(Ending.AT_UPPER_BOUND);
    assertThat(BRENT.from(x -> x, 1, 0.5, 1, 9).at()).isEqualTo(1);
    assertThat(BRENT.from(x -> -x, 9, 0.5, 1, 9).at()).isEqualTo(9);
  }

  @Test
  void aMinimumBetweenTheLastStepAndTheBoundIsFound() {
    Minimum minimum = BRENT.from(x -> (x - 8.9) * (x - 8.9), 1, 1, 0, 9);
    assertThat(minimum.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(minimum.at()).isCloseTo(8.9, within(1e-6));
  }

  @Test
  void aRegionThatCannotBeComputedIsAvoided() {
    Minimum minimum = BRENT.from(x -> x < 0.5 ? Double.NaN : (x - 0.6) * (x - 0.6), 4, 0.5, -9, 9);
    assertThat(minimum.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(minimum.at()).isCloseTo(0.6, within(1e-6));
  }

  @Test
  void aSearchThatCannotStartOrEndSaysSo() {
    assertThat(BRENT.from(x -> Double.NaN, 0, 1, -1, 1).ending()).isEqualTo(Ending.NOT_FINITE);
    BrentMinimum short6 = new BrentMinimum(0, 1e-12, 6);
    Minimum minimum = short6.from(x -> Math.cosh(x - 2), 0, 0.1, -100, 100);
    assertThat(minimum.ending()).isEqualTo(Ending.TOO_MANY_EVALUATIONS);
    assertThat(minimum.ending().converged()).isFalse();
    assertThat(minimum.evaluations()).isEqualTo(6);
    assertThat(minimum.ending()).hasToString("limit of evaluations reached");
  }

  @Test
  void valuesThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrentMinimum(1e-8, 0, 50))
        .withMessage("absolute must be positive, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BRENT.from(x -> x, 5, 1, 0, 1))
        .withMessageContaining("start must be from 0.0 to 1.0");
  }
}
