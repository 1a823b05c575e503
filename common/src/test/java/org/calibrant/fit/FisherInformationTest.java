package org.calibrant.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;

class FisherInformationTest {
  /** A straight line at x = 0, 1, 2, 3 with σ = ½: F is known from linear regression. */
  private static final double[] LINE = {1, 0, 1, 1, 1, 2, 1, 3};

  private static final double[] WEIGHTS = {4, 4, 4, 4};

  @Test
  void theFisherMatrixOfALineIsThatOfLinearRegression() {
    FisherInformation fisher = FisherInformation.of(LINE, WEIGHTS, 2);
    assertThat(fisher.matrix()).containsExactly(16, 24, 24, 56);
    // σ²(slope) = σ²/Σ(x − x̄)² = ¼/5
    assertThat(fisher.sigma(2)[1]).isCloseTo(Math.sqrt(0.05), within(1e-15));
    assertThat(fisher.conditionalSigma()[1]).isCloseTo(1 / Math.sqrt(56), within(1e-15));
    assertThat(FisherInformation.of(LINE, new double[] {4, 4, 0, 4}, 2).matrix())
        .containsExactly(12, 16, 16, 40);
    assertThat(fisher.with(new double[] {1, 0}).matrix()).containsExactly(17, 24, 24, 56);
  }

  @Test
  void truncationHoldsWhatTheDataDoNotDetermine() {
    // two parameters of which only the sum matters, and a third by itself
    double[] jacobian = {1, 1, 0, 2, 2, 0, 0, 0, 3};
    FisherInformation fisher = FisherInformation.of(jacobian, new double[] {1, 1, 1}, 3);
    assertThat(fisher.effectiveRank(1e-10)).isEqualTo(2);
    assertThat(fisher.eigenvalues()[2]).isCloseTo(0, within(1e-12));
    // the sum is known to 1/√5 and moves both alike: half of it each
    assertThat(fisher.sigma(2)[0]).isCloseTo(0.5 / Math.sqrt(5), within(1e-12));
    assertThat(fisher.sigma(2)[2]).isCloseTo(1.0 / 3, within(1e-12));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                FisherInformation.of(new double[3], new double[1], 3)
                    .coordinates(new double[3], 1, true))
        .withMessageContaining("the data say nothing along it");
  }

  @Test
  void inWhitenedCoordinatesTheFunctionCurvesAlikeInAllDirections() {
    RandomStream stream = new RandomStream(3, "jacobian");
    double[] jacobian = new double[40];
    for (int i = 0; i < jacobian.length; i++) {
      jacobian[i] = stream.normal() * (i % 4 == 0 ? 1e4 : 1);
    }

    double[] weights = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    FisherInformation fisher = FisherInformation.of(jacobian, weights, 4);
    double[] origin = {1, 2, 3, 4};
    LinearCoordinates white = fisher.coordinates(origin, 4, true);
    Quadratic quadratic = new Quadratic(fisher.matrix(), origin);
    double[] gradient = new double[4];
    double[] curvature = new double[16];
    double[] z = {0.5, -1, 2, 0.1};
    CurvedObjective moved = (CurvedObjective) white.of(quadratic);
    double value = moved.curvature(z, gradient, curvature);
    assertThat(value).isCloseTo(0.5 * (0.25 + 1 + 4 + 0.01), within(1e-9));
    for (int i = 0; i < 4; i++) {
      assertThat(gradient[i]).isCloseTo(z[i], within(1e-8));
      for (int j = 0; j < 4; j++) {
        assertThat(curvature[i * 4 + j]).isCloseTo(i == j ? 1 : 0, within(1e-8));
      }
    }

    double[] x = new double[4];
    double[] back = new double[4];
    white.toOuter(z, x);
    white.toInner(x, back);
    assertThat(back).containsExactly(z, within(1e-9));
  }

  @Test
  void theMapAndItsAdjointAgree() {
    FisherInformation fisher = FisherInformation.of(LINE, WEIGHTS, 2);
    Coordinates chained =
        LinearCoordinates.scaled(new double[] {1, 2}, new double[] {3, 0.1})
            .then(fisher.coordinates(new double[] {0.3, 0.4}, 1, false));
    assertThat(chained.inner()).isEqualTo(1);
    double[] zero = new double[2];
    double[] one = new double[2];
    chained.toOuter(new double[1], zero);
    chained.toOuter(new double[] {1}, one);
    double[] g = {0.7, -5};
    double[] pulled = new double[1];
    chained.pullBack(new double[1], g, pulled);
    double product = g[0] * (one[0] - zero[0]) + g[1] * (one[1] - zero[1]);
    assertThat(pulled[0]).isCloseTo(product, within(1e-14));
    double[] inner = new double[1];
    chained.toInner(one, inner);
    assertThat(inner[0]).isCloseTo(1, within(1e-12));
  }
}
