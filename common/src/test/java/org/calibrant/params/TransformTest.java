package org.calibrant.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransformTest {
  static Stream<Transform> transforms() {
    return Stream.of(
        new Log(0),
        new Log(-3),
        new LogBelow(2),
        new Logit(0, 1),
        new Logit(-5, 7),
        new Affine(2, 3),
        new Softplus(0),
        new Softplus(-2));
  }

  @ParameterizedTest
  @MethodSource("transforms")
  void thereAndBackIsWhereItWas(Transform transform) {
    for (double u = -6; u <= 6; u += 0.37) {
      double x = transform.invert(u);
      assertThat(x).isStrictlyBetween(transform.lower(), transform.upper());
      assertThat(transform.apply(x)).isCloseTo(u, within(1e-11));
    }
  }

  @ParameterizedTest
  @MethodSource("transforms")
  void theDerivativeIsThatOfTheDifference(Transform transform) {
    for (double u = -3; u <= 3; u += 0.5) {
      double x = transform.invert(u);
      double h = 1e-6 * Math.exp(-transform.lnDerivative(x));
      double slope = (transform.apply(x + h) - transform.apply(x - h)) / ((x + h) - (x - h));
      assertThat(transform.lnDerivative(x)).isCloseTo(Math.log(slope), within(1e-8));
    }
  }

  @ParameterizedTest
  @MethodSource("transforms")
  void theSlopeOfTheDerivativeIsThatOfTheDifference(Transform transform) {
    for (double u = -3; u <= 3; u += 0.5) {
      double x = transform.invert(u);
      double h = 1e-5 * Math.exp(-transform.lnDerivative(x));
      double slope = (transform.lnDerivative(x + h) - transform.lnDerivative(x - h)) / (2 * h);
      assertThat(transform.lnDerivativeSlope(x))
          .isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
    }
  }

  static Stream<double[]> supports() {
    double inf = Double.POSITIVE_INFINITY;
    return Stream.of(
        new double[] {0, 1},
        new double[] {2, inf},
        new double[] {-inf, 4},
        new double[] {-inf, inf});
  }

  @ParameterizedTest
  @MethodSource("supports")
  void everySupportBecomesTheWholeLine(double[] ends) {
    Transform free = Transform.freeing(ends[0], ends[1]);
    assertThat(free.lower()).isEqualTo(ends[0]);
    assertThat(free.upper()).isEqualTo(ends[1]);
    assertThat(free.invert(-1000)).isBetween(ends[0], ends[1]);
    assertThat(free.invert(1000)).isBetween(ends[0], ends[1]);
  }
}
