package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussLegendreTest {

  /** Abramowitz and Stegun, table 25.4, n = 8. */
  @Test
  void eightPointsAreThePublishedOnes() {
    GaussLegendre rule = new GaussLegendre(8);
    double[] nodes = {0.183434642495650, 0.525532409916329, 0.796666477413627, 0.960289856497536};
    double[] weights = {0.362683783378362, 0.313706645877887, 0.222381034453374, 0.101228536290376};
    for (int i = 0; i < 4; i++) {
      assertThat(rule.nodes()[4 + i]).isCloseTo(nodes[i], within(6e-16));
      assertThat(rule.nodes()[3 - i]).isEqualTo(-rule.nodes()[4 + i]);
      assertThat(rule.weights()[4 + i]).isCloseTo(weights[i], within(6e-16));
      assertThat(rule.weights()[3 - i]).isEqualTo(rule.weights()[4 + i]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 21, 64})
  void nPointsIntegrateEveryPolynomialOfDegreeTwoNMinusOne(int n) {
    GaussLegendre rule = new GaussLegendre(n);
    for (int degree = 0; degree <= 2 * n - 1; degree++) {
      int power = degree;
      double exact = degree % 2 == 0 ? 2.0 / (degree + 1) : 0;
      assertThat(rule.integral(x -> StrictMath.pow(x, power), -1, 1))
          .isCloseTo(exact, within(4e-15));
    }
  }

  @Test
  void oneDegreeMoreIsNotIntegrated() {
    double error = new GaussLegendre(3).integral(x -> StrictMath.pow(x, 6), -1, 1) - 2.0 / 7;
    assertThat(error).isCloseTo(-8.0 / 175, within(1e-15));
  }

  @Test
  void theIntervalIsTheCallers() {
    assertThat(new GaussLegendre(20).integral(StrictMath::sin, 0, Math.PI))
        .isCloseTo(2, within(1e-15));
  }

  @Test
  void noPointsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussLegendre(0))
        .withMessage("points must be from 1 to 512, was 0");
  }
}
