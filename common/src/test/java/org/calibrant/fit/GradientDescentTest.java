package org.calibrant.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GradientDescentTest {
  private static final Quadratic BOWL =
      new Quadratic(new double[] {4, 1, 1, 3}, new double[] {0.25, -2});
  private static final Box ANYWHERE = Box.unbounded(2);
  private static final ConstantRate TENTH = new ConstantRate(0.1);

  @Test
  void plainDescentContractsEachAxisByOneMinusRateTimesCurvature() {
    Quadratic axes = new Quadratic(new double[] {1, 0, 0, 5}, new double[2]);
    DescentHistory recorded = new DescentHistory(axes);
    new GradientDescent(TENTH, 0, false, 0, 10).minimise(recorded, new double[] {1, 1}, ANYWHERE);
    double[] last = recorded.points().get(10);
    assertThat(last[0]).isCloseTo(Math.pow(0.9, 10), within(1e-15));
    assertThat(last[1]).isCloseTo(Math.pow(0.5, 10), within(1e-15));
    assertThat(recorded.history()).hasSize(11).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  /** On ½x²: x₀ = 1; v = 1, x = 1 − 0.1 (1 + 0.6) = 0.84; v = 1.44, x = 0.84 − 0.1 (0.84 + 0.864). */
  @Test
  void nesterovLooksAhead() {
    Quadratic line = new Quadratic(new double[] {1}, new double[1]);
    DescentHistory nesterov = new DescentHistory(line);
    new GradientDescent(TENTH, 0.6, true, 0, 2)
        .minimise(nesterov, new double[] {1}, Box.unbounded(1));
    assertThat(nesterov.points().get(1)[0]).isCloseTo(0.84, within(1e-15));
    assertThat(nesterov.points().get(2)[0]).isCloseTo(0.6696, within(1e-15));
    DescentHistory heavy = new DescentHistory(line);
    new GradientDescent(TENTH, 0.6, false, 0, 2)
        .minimise(heavy, new double[] {1}, Box.unbounded(1));
    assertThat(heavy.points().get(2)[0]).isCloseTo(0.9 - 0.1 * (0.9 + 0.6), within(1e-15));
  }

  @Test
  void aScheduleMultipliesItsFactors() {
    PiecewiseRate rate = new PiecewiseRate(2, new int[] {3, 5}, new double[] {0.5, 0.1});
    assertThat(
            new double[] {rate.at(0), rate.at(2), rate.at(3), rate.at(4), rate.at(5), rate.at(99)})
        .containsExactly(2, 2, 1, 1, 0.1, 0.1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PiecewiseRate(2, new int[] {3, 3}, new double[] {1, 1}))
        .withMessage("from must rise, was 3 after 3");
    assertThatIllegalArgumentException().isThrownBy(() -> new ConstantRate(0));
  }

  @Test
  void theBottomIsFoundAndSaidToBe() {
    Optimum found =
        new GradientDescent(TENTH, 0.5, true, 1e-9, 1000)
            .minimise(BOWL, new double[] {3, 3}, ANYWHERE);
    assertThat(found.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(found.point()).containsExactly(BOWL.centre(), within(1e-8));
    assertThat(found.gradientNorm()).isLessThan(1e-9);
    assertThat(found.evaluations()).isEqualTo(found.iterations() + 1);
  }

  @Test
  void aBoundIsNotCrossed() {
    Box box = new Box(new double[] {0.5, -9}, new double[] {9, 9});
    Optimum found =
        new GradientDescent(TENTH, 0, false, 1e-9, 1000).minimise(BOWL, new double[] {3, 3}, box);
    assertThat(found.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(found.point()[0]).isEqualTo(0.5);
    assertThat(found.point()[1]).isCloseTo(-2 - 0.25 / 3, within(1e-8));
  }

  @Test
  void whatGoesAstrayEndsAtItsBestPoint() {
    Optimum found =
        new GradientDescent(new ConstantRate(1e200), 0, false, 0, 100)
            .minimise(BOWL, new double[] {3, 3}, ANYWHERE);
    assertThat(found.ending()).isEqualTo(Ending.STALLED);
    assertThat(found.point()).containsExactly(3, 3);
    assertThat(found.value()).isEqualTo(BOWL.value(new double[] {3, 3}));
  }

  @Test
  void theOneRateOfWhitenedCoordinatesReachesAnyBowlInOneStep() {
    Quadratic valley = new Quadratic(new double[] {1e8, 3, 3, 1e-4}, new double[] {1, 2});
    FisherInformation fisher = new FisherInformation(valley.matrix(), 2);
    double[] start = {5, -3};
    LinearCoordinates white = fisher.coordinates(start, 2, true);
    Optimum found =
        new GradientDescent(new ConstantRate(1), 0, false, 0, 1)
            .minimise(white.of(valley), new double[2], ANYWHERE);
    double[] x = new double[2];
    white.toOuter(found.point(), x);
    assertThat(x).containsExactly(valley.centre(), within(1e-6));
  }

  @Test
  void fisherScoringSolvesLeastSquaresInAStep() {
    Optimum found =
        new FisherScoring(1e-12, 50, 200).minimise(BOWL, new double[] {300, -30}, ANYWHERE);
    assertThat(found.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(found.point()).containsExactly(BOWL.centre(), within(1e-6));
    assertThat(found.iterations()).isLessThan(10);
    Box box = new Box(new double[] {0.5, -9}, new double[] {999, 9});
    Optimum bound = new FisherScoring(1e-12, 50, 200).minimise(BOWL, new double[] {3, 3}, box);
    assertThat(bound.point()[0]).isEqualTo(0.5);
    assertThat(bound.point()[1]).isCloseTo(-2 - 0.25 / 3, within(1e-6));
  }

  /** Counts y of means exp(a + b t): the fit fulfils Σ (μ − y) = Σ t (μ − y) = 0. */
  @Test
  void fisherScoringFulfilsTheScoreEquationsOfPoissonRegression() {
    double[] t = {0, 1, 2, 3, 4};
    double[] y = {2, 3, 6, 7, 19};
    CurvedObjective likelihood =
        new CurvedObjective() {
          @Override
          public double value(double[] p) {
            return curvature(p, new double[2], new double[4]);
          }

          @Override
          public boolean hasGradient() {
            return true;
          }

          @Override
          public double gradient(double[] p, double[] out) {
            return curvature(p, out, new double[4]);
          }

          @Override
          public double curvature(double[] p, double[] g, double[] h) {
            g[0] = 0;
            g[1] = 0;
            Arrays.fill(h, 0);
            double sum = 0;
            for (int i = 0; i < t.length; i++) {
              double mean = Math.exp(p[0] + p[1] * t[i]);
              sum += mean - y[i] * (p[0] + p[1] * t[i]);
              g[0] += mean - y[i];
              g[1] += t[i] * (mean - y[i]);
              h[0] += mean;
              h[1] += t[i] * mean;
              h[2] += t[i] * mean;
              h[3] += t[i] * t[i] * mean;
            }

            return sum;
          }
        };
    Optimum found =
        new FisherScoring(1e-13, 50, 200).minimise(likelihood, new double[] {0, 0}, ANYWHERE);
    assertThat(found.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(found.gradientNorm()).isLessThan(1e-5);
    assertThat(found.point()[1]).isBetween(0.45, 0.65);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FisherScoring(1e-6, 9, 9).minimise(p -> 0, new double[2], ANYWHERE));
  }
}
