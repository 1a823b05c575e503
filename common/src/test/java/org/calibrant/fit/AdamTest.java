package org.calibrant.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AdamTest {
  /** (x − 3)² + 10 (y + 1)². */
  private static final Objective BOWL =
      new Objective() {
        @Override
        public double value(double[] p) {
          return (p[0] - 3) * (p[0] - 3) + 10 * (p[1] + 1) * (p[1] + 1);
        }

        @Override
        public boolean hasGradient() {
          return true;
        }

        @Override
        public double gradient(double[] p, double[] out) {
          out[0] = 2 * (p[0] - 3);
          out[1] = 20 * (p[1] + 1);
          return value(p);
        }
      };

  private static Adam adam(double rate, double[] factors, boolean best, int iterations) {
    return new Adam(new ConstantRate(rate), factors, 0.9, 0.999, 1e-8, best, 0, iterations);
  }

  /** With both corrections the first step is the rate, whatever the gradient's size. */
  @Test
  void theFirstStepIsTheRateTimesItsFactorInEveryDirection() {
    Optimum end =
        adam(0.1, new double[] {1, 2}, false, 1)
            .minimise(BOWL, new double[] {0, 0}, Box.unbounded(2));
    assertThat(end.point()).containsExactly(new double[] {0.1, -0.2}, within(1e-8));
    assertThat(end.evaluations()).isEqualTo(2);
    assertThat(end.ending()).isEqualTo(Ending.TOO_MANY_ITERATIONS);
  }

  /** Second step by hand: g = (−6, 20), then (−5.8, 18). */
  @Test
  void theSecondStepIsThatOfTheAlgorithm() {
    Optimum end =
        adam(0.1, new double[] {1}, false, 2).minimise(BOWL, new double[] {0, 0}, Box.unbounded(2));
    double m = (0.9 * 0.1 * -6 + 0.1 * -5.8) / (1 - 0.81);
    double v = (0.999 * 0.001 * 36 + 0.001 * 5.8 * 5.8) / (1 - 0.999 * 0.999);
    assertThat(end.point()[0]).isCloseTo(0.1 - 0.1 * m / Math.sqrt(v), within(1e-8));
  }

  @Test
  void theBottomOfABowlIsReached() {
    Adam method =
        new Adam(new ConstantRate(0.05), new double[] {1}, 0.9, 0.999, 1e-8, true, 1e-6, 5000);
    Optimum end = method.minimise(BOWL, new double[] {0, 0}, Box.unbounded(2));
    assertThat(end.point()).containsExactly(new double[] {3, -1}, within(1e-5));
    assertThat(end.ending()).isEqualTo(Ending.CONVERGED);
  }

  @Test
  void aVariableIsPutBackBetweenItsBoundsAfterEveryStep() {
    Box box = new Box(new double[] {-1, -0.5}, new double[] {0.25, 1});
    DescentHistory noted = new DescentHistory(BOWL);
    Optimum end = adam(0.1, new double[] {1}, false, 50).minimise(noted, new double[] {0, 0}, box);
    List<double[]> points = noted.points();
    assertThat(points).hasSize(51).allMatch(box::contains);
    assertThat(end.point()[0]).isEqualTo(0.25);
  }

  /** A long rate overshoots: the best point is not the last. */
  @Test
  void theBestPointIsReturnedWhereItIsAskedFor() {
    double[] start = {0, 0};
    DescentHistory noted = new DescentHistory(BOWL);
    Optimum last = adam(2, new double[] {1}, false, 5).minimise(noted, start, Box.unbounded(2));
    Optimum best = adam(2, new double[] {1}, true, 5).minimise(BOWL, start, Box.unbounded(2));
    double[] history = noted.history();
    assertThat(last.value()).isEqualTo(history[5]);
    assertThat(best.value())
        .isEqualTo(java.util.Arrays.stream(history).min().orElseThrow())
        .isLessThan(last.value());
  }

  @Test
  void factorsMustSuitTheVariables() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                adam(0.1, new double[] {1, 1, 1}, false, 1)
                    .minimise(BOWL, new double[2], Box.unbounded(2)))
        .withMessage("factors must be one or one per variable, were 3 for 2 variables");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Adam(new ConstantRate(1), new double[] {1}, 1, 0.9, 1e-8, true, 0, 1))
        .withMessage("beta1 must lie in [0, 1), was 1.0");
  }
}
