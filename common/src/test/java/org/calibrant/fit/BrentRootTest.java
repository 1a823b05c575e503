package org.calibrant.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class BrentRootTest {
  private static final BrentRoot BRENT = new BrentRoot(0, 1e-14, 0, 100);

  @Test
  void zerosAreFoundToTheTolerance() {
    converges(x -> x * x * x - 2 * x - 5, 2, 3, 2.0945514815423265); // Wallis, 1685
    converges(x -> Math.cos(x) - x, 0, 1, 0.7390851332151607);
    converges(x -> Math.exp(x) - 1, -5, 80, 0);
    converges(x -> Math.cbrt(x - 1), -3, 7, 1);
  }

  private static void converges(DoubleUnaryOperator f, double from, double to, double zero) {
    Root root = BRENT.between(f, from, to);
    assertThat(root.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(root.at()).isCloseTo(zero, within(2e-14));
    assertThat(root.evaluations()).isLessThan(90);
    Root mirrored = BRENT.between(f, to, from);
    assertThat(mirrored.at()).isCloseTo(zero, within(2e-14));
  }

  /** Bisection would take 49 evaluations each; a flaw in the interpolation costs some more. */
  @Test
  void aSmoothZeroTakesFewEvaluations() {
    assertThat(BRENT.between(x -> x * x * x - 2 * x - 5, 2, 3).evaluations()).isLessThan(9);
    int evaluations = 0;
    for (int level = 1; level < 20; level++) {
      double exponential = level;
      evaluations += BRENT.between(x -> StrictMath.exp(x) - exponential, -1, 5).evaluations();
    }

    assertThat(evaluations).isLessThan(225);
  }

  @Test
  void aValueThatIsGoodEnoughEndsTheSearch() {
    Root root = new BrentRoot(0, 1e-14, 1e-3, 100).between(x -> x * x - 2, 0, 2);
    assertThat(Math.abs(root.value())).isLessThanOrEqualTo(1e-3);
    assertThat(root.evaluations()).isLessThan(10);
  }

  @Test
  void anEndThatIsZeroIsTheAnswer() {
    assertThat(BRENT.between(x -> x, 0, 3).at()).isEqualTo(0);
    assertThat(BRENT.between(x -> x, -3, 0).at()).isEqualTo(0);
  }

  @Test
  void theCrossingBeyondAStartIsFoundOnEitherSide() {
    DoubleUnaryOperator f = x -> (x - 10) * (x - 10) - 4;
    Root right = BRENT.beyond(f, 10, -4, 0.1, 100);
    assertThat(right.at()).isCloseTo(12, within(1e-13));
    Root left = BRENT.beyond(f, 10, -4, -0.1, Double.NEGATIVE_INFINITY);
    assertThat(left.at()).isCloseTo(8, within(1e-13));
  }

  @Test
  void withoutACrossingTheBoundIsTheAnswer() {
    Root root = BRENT.beyond(x -> -1, 10, -1, 0.1, 11);
    assertThat(root.at()).isEqualTo(11);
    assertThat(root.ending()).isEqualTo(Ending.AT_UPPER_BOUND);
    assertThat(BRENT.beyond(x -> -1, 10, -1, -0.1, 9).ending()).isEqualTo(Ending.AT_LOWER_BOUND);
    assertThat(BRENT.beyond(x -> -1, 10, -1, 1, 10).ending()).isEqualTo(Ending.AT_UPPER_BOUND);
  }

  @Test
  void whatCannotBeFoundIsSaid() {
    assertThat(BRENT.between(x -> 1, 0, 1).ending()).isEqualTo(Ending.NO_SIGN_CHANGE);
    assertThat(BRENT.between(x -> Double.NaN, 0, 1).ending()).isEqualTo(Ending.NOT_FINITE);
    assertThat(BRENT.between(x -> x == 0 ? -1 : x == 1 ? 1 : Double.NaN, 0, 1).ending())
        .isEqualTo(Ending.NOT_FINITE);
    assertThat(new BrentRoot(0, 1e-15, 0, 5).between(Math::cos, 0, 3).ending())
        .isEqualTo(Ending.TOO_MANY_EVALUATIONS);
    assertThat(BRENT.beyond(x -> -1, 0, -1, 1, Double.POSITIVE_INFINITY).ending())
        .isEqualTo(Ending.TOO_MANY_EVALUATIONS);
    assertThatIllegalArgumentException().isThrownBy(() -> BRENT.beyond(x -> x, 0, -1, 1, -5));
  }
}
