package org.calibrant.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.calibrant.math.RandomStream;
import org.calibrant.params.Param;
import org.calibrant.params.ParamSpec;
import org.calibrant.params.ParameterStore;
import org.junit.jupiter.api.Test;

class LevenbergMarquardtTest {
  private static final LevenbergMarquardt METHOD = new LevenbergMarquardt(1e-14, 1e-10, 200, 400);

  /** NIST StRD "Misra1a" (lower difficulty), both starts: y = b1 (1 − e^(−b2 x)). */
  @Test
  void theCertifiedValuesOfMisra1aAreReached() {
    double[] y = {
      10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47,
      81.78
    };
    double[] x = {
      77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1,
      760.0
    };
    Residuals residuals =
        (b, r) -> {
          for (int i = 0; i < x.length; i++) {
            r[i] = y[i] - b[0] * (1 - Math.exp(-b[1] * x[i]));
          }
        };
    for (double[] start : new double[][] {{500, 1e-4}, {250, 5e-4}}) {
      LeastSquaresFit fit = fit(residuals, x.length, start, Box.unbounded(2));
      assertThat(fit.ending()).isEqualTo(Ending.CONVERGED);
      assertThat(fit.parameters()[0] / 2.3894212918e2).isCloseTo(1, within(1e-8));
      assertThat(fit.parameters()[1] / 5.5015643181e-4).isCloseTo(1, within(1e-8));
      assertThat(fit.chiSquare() / 1.2455138894e-1).isCloseTo(1, within(1e-9));
      double residualSigma = Math.sqrt(fit.chiSquare() / 12);
      assertThat(fit.sigma(0) * residualSigma / 2.7070075241).isCloseTo(1, within(1e-6));
      assertThat(fit.sigma(1) * residualSigma / 7.2668688436e-6).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void theValleyOfRosenbrockIsFollowedToItsEnd() {
    LeastSquaresFit fit =
        fit(LevenbergMarquardtTest::rosenbrock, 2, new double[] {-1.2, 1}, Box.unbounded(2));
    assertThat(fit.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(fit.parameters()).containsExactly(new double[] {1, 1}, within(1e-9));
    assertThat(fit.iterations()).isLessThan(60);
  }

  /** With x ≤ ½ the best point is (½, ¼). */
  @Test
  void aBoundThatIsInTheWayHoldsItsParameter() {
    double infinite = Double.POSITIVE_INFINITY;
    Box box = new Box(new double[] {-infinite, -infinite}, new double[] {0.5, infinite});
    LeastSquaresFit fit = fit(LevenbergMarquardtTest::rosenbrock, 2, new double[] {-1.2, 1}, box);
    assertThat(fit.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(fit.parameters()[0]).isEqualTo(0.5);
    assertThat(fit.parameters()[1]).isCloseTo(0.25, within(1e-9));
    assertThat(fit.sigma(0)).isEqualTo(0);
    assertThat(fit.sigma(1)).isCloseTo(0.1, within(1e-8));
  }

  /** Two parameters in strong correlation: with p₀ ≥ 2 the best p₁ is that of the line at p₀ = 2. */
  @Test
  void aLowerBoundHoldsItsParameterWhileOthersMoveFreely() {
    Residuals residuals =
        (p, r) -> {
          for (int i = 0; i < r.length; i++) {
            r[i] = 1 + 0.5 * i - p[0] - p[1] * i;
          }
        };
    double infinite = Double.POSITIVE_INFINITY;
    Box box = new Box(new double[] {2, -infinite}, new double[] {infinite, infinite});
    LeastSquaresFit fit = fit(residuals, 10, new double[] {5, 5}, box);
    assertThat(fit.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(fit.parameters()[0]).isEqualTo(2);
    assertThat(fit.parameters()[1]).isCloseTo(0.5 - 45.0 / 285, within(1e-10));
    assertThat(fit.iterations()).isLessThan(8);
  }

  private static void rosenbrock(double[] p, double[] r) {
    r[0] = 10 * (p[1] - p[0] * p[0]);
    r[1] = 1 - p[0];
  }

  /** A straight line: parameters and covariance have closed forms. */
  @Test
  void aStraightLineHasTheParametersAndCovarianceOfLinearRegression() {
    int n = 50;
    RandomStream stream = new RandomStream(3, "line");
    double[] y = new double[n];
    double sumX = 0;
    double sumXx = 0;
    double sumY = 0;
    double sumXy = 0;
    for (int i = 0; i < n; i++) {
      y[i] = 2 + 0.5 * i + stream.normal();
      sumX += i;
      sumXx += (double) i * i;
      sumY += y[i];
      sumXy += i * y[i];
    }

    Residuals residuals =
        (p, r) -> {
          for (int i = 0; i < n; i++) {
            r[i] = y[i] - p[0] - p[1] * i;
          }
        };
    LeastSquaresFit fit = fit(residuals, n, new double[] {0, 0}, Box.unbounded(2));
    double determinant = n * sumXx - sumX * sumX;
    assertThat(fit.parameters()[0])
        .isCloseTo((sumXx * sumY - sumX * sumXy) / determinant, within(1e-9));
    assertThat(fit.parameters()[1])
        .isCloseTo((n * sumXy - sumX * sumY) / determinant, within(1e-10));
    double[] expected = {
      sumXx / determinant, -sumX / determinant, -sumX / determinant, n / determinant
    };
    assertThat(fit.covariance()).containsExactly(expected, within(1e-9));
  }

  /** The pulls (fitted − true) / sigma of an exponential decay are standard normal. */
  @Test
  void sigmaIsTheScatterOfTheFits() {
    RandomStream stream = new RandomStream(4, "pulls");
    int trials = 400;
    double sum = 0;
    double squares = 0;
    for (int trial = 0; trial < trials; trial++) {
      stream.start(trial);
      double[] y = new double[40];
      for (int i = 0; i < y.length; i++) {
        y[i] = 100 * Math.exp(-i / 12.0) + stream.normal();
      }

      Residuals residuals =
          (p, r) -> {
            for (int i = 0; i < y.length; i++) {
              r[i] = y[i] - p[0] * Math.exp(-i / p[1]);
            }
          };
      LeastSquaresFit fit = fit(residuals, y.length, new double[] {50, 20}, Box.unbounded(2));
      double pull = (fit.parameters()[1] - 12) / fit.sigma(1);
      sum += pull;
      squares += pull * pull;
    }

    assertThat(sum / trials).isCloseTo(0, within(4 / Math.sqrt(trials)));
    assertThat(squares / trials).isCloseTo(1, within(4 * Math.sqrt(2.0 / trials)));
  }

  /** A store is packed, fitted and unpacked: the frozen parameter stays, the bounds hold. */
  @Test
  void theFreeParametersOfAStoreAreFitted() {
    ParamSpec spec =
        ParamSpec.of(
            Param.of("line.offset", "V", "").startingAt(0).within(-1, 1),
            Param.of("line.slope", "V/s", "").startingAt(2).frozen(),
            Param.of("line.bend", "V/s2", "").startingAt(0));
    ParameterStore start = ParameterStore.of(spec);
    Residuals residuals =
        (free, r) -> {
          double[] p = start.unpack(free).values();
          for (int i = 0; i < r.length; i++) {
            r[i] = 5 + 2 * i + 3 * i * i - (p[0] + p[1] * i + p[2] * i * i);
          }
        };
    LeastSquaresFit fit = fit(residuals, 20, start.pack(), Box.of(spec));
    ParameterStore fitted = start.unpack(fit.parameters());
    assertThat(fitted.value("line.offset")).isEqualTo(1);
    assertThat(fitted.value("line.slope")).isEqualTo(2);
    assertThat(fitted.value("line.bend")).isBetween(3.0, 3.1);
  }

  @Test
  void parametersThatTheDataDoNotDetermineHaveNoCovariance() {
    Residuals residuals =
        (p, r) -> {
          r[0] = p[0] + p[1] - 3;
          r[1] = 2 * (p[0] + p[1]) - 6;
          r[2] = 0.1;
        };
    LeastSquaresFit fit = fit(residuals, 3, new double[] {0, 0}, Box.unbounded(2));
    assertThat(fit.parameters()[0] + fit.parameters()[1]).isCloseTo(3, within(1e-9));
    assertThat(fit.covariance()).containsOnly(Double.NaN);
  }

  @Test
  void aStepWhereTheModelCannotBeComputedIsNotTaken() {
    Residuals residuals = (p, r) -> r[0] = p[0] > 0 ? Math.log(p[0]) : Double.NaN;
    LeastSquaresFit fit = fit(residuals, 1, new double[] {9}, Box.unbounded(1));
    assertThat(fit.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(fit.parameters()[0]).isCloseTo(1, within(1e-9));
  }

  @Test
  void whyAFitEndedIsSaid() {
    double[] start = {-1.2, 1};
    Box box = Box.unbounded(2);
    DifferentiableResiduals problem = differences(LevenbergMarquardtTest::rosenbrock, 2, box, 2);
    assertThat(new LevenbergMarquardt(1e-14, 1e-10, 3, 400).fit(problem, 2, start, box).ending())
        .isEqualTo(Ending.TOO_MANY_ITERATIONS);
    LeastSquaresFit few = new LevenbergMarquardt(1e-14, 1e-10, 200, 5).fit(problem, 2, start, box);
    assertThat(few.ending()).isEqualTo(Ending.TOO_MANY_EVALUATIONS);
    assertThat(few.evaluations()).isEqualTo(5);
    assertThat(fit((p, r) -> r[0] = Double.NaN, 1, new double[] {0}, Box.unbounded(1)).ending())
        .isEqualTo(Ending.NOT_FINITE);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                fit(
                    (p, r) -> r[0] = p[0],
                    1,
                    new double[] {2},
                    new Box(new double[] {0}, new double[] {1})))
        .withMessage("start must lie inside the box");
  }

  /** With the sign of the Jacobian reversed no step can improve: the fit must not claim success. */
  @Test
  void aWrongJacobianEndsAsStalled() {
    DifferentiableResiduals wrong =
        new DifferentiableResiduals() {
          @Override
          public void at(double[] p, double[] r) {
            r[0] = p[0] - 5;
          }

          @Override
          public void jacobian(double[] p, double[] r, double[] jacobian) {
            jacobian[0] = -1;
          }
        };
    assertThat(METHOD.fit(wrong, 1, new double[] {0}, Box.unbounded(1)).ending())
        .isEqualTo(Ending.STALLED);
  }

  private static LeastSquaresFit fit(Residuals residuals, int size, double[] start, Box box) {
    return METHOD.fit(differences(residuals, size, box, start.length), size, start, box);
  }

  private static DifferentiableResiduals differences(
      Residuals residuals, int size, Box box, int n) {
    double[] scale = new double[n];
    Arrays.fill(scale, 1e-4);
    return new FiniteDifferences(residuals, size, scale, box);
  }
}
