package org.calibrant.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every density promises, and the values of those given by a formula. */
class LogDensityContractTest {
  private static final LinearRegression LINE =
      new LinearRegression(List.of(0.0, 1.0, 2.0), List.of(1.0, 3.1, 4.9), 0.5, 5);

  static Stream<LogDensity> densities() {
    return Stream.of(
        GoldenProblemsTest.GAUSS5,
        new Rosenbrock(1, 100, 20),
        GoldenProblemsTest.bimodal(),
        LINE,
        new Within(List.of(0.0, 0.0), List.of(1.0, 2.0), new Rosenbrock(1, 1, 1)),
        PosteriorTest.tl6());
  }

  @ParameterizedTest
  @MethodSource("densities")
  void aPointHasTheSameBitsAloneAndInAnyBatch(LogDensity density) {
    int d = density.names().size();
    int n = 37;
    double[] points = new double[d * n];
    RandomStream stream = new RandomStream(3, "points");
    double[] centre = {1.1, 0.05, 1.2, 0.7, 8, 100};
    for (int i = 0; i < points.length; i++) {
      double middle = d == 6 ? centre[i / n] : 0.5;
      points[i] = middle * (1 + 0.3 * stream.normal());
    }

    int derived = density.derived().size();
    double[] lnPrior = new double[n];
    double[] lnLikelihood = new double[n];
    double[] more = new double[derived * n];
    density.evaluator().evaluate(points, n, n, lnPrior, lnLikelihood, more);
    LogDensity.Evaluator evaluator = density.evaluator();
    double[] point = new double[d];
    double[] one = new double[1];
    double[] two = new double[1];
    for (int k = n - 1; k >= 0; k--) {
      for (int i = 0; i < d; i++) {
        point[i] = points[i * n + k];
      }

      evaluator.evaluate(point, 1, 1, one, two, new double[derived]);
      assertThat(one[0]).isEqualTo(lnPrior[k]);
      assertThat(two[0]).isEqualTo(lnLikelihood[k]);
    }
  }

  @ParameterizedTest
  @MethodSource("densities")
  void aDrawFromThePriorIsPossibleOrThereIsNoPrior(LogDensity density) {
    double[] out = new double[density.names().size()];
    RandomStream stream = new RandomStream(4, "draws");
    if (density instanceof AnalyticDensity) {
      assertThatThrownBy(() -> density.sample(stream, out))
          .hasMessageContaining("has no prior to draw from");
      return;
    }

    double[] lnPrior = new double[1];
    for (int i = 0; i < 200; i++) {
      stream.start(i);
      density.sample(stream, out);
      density
          .evaluator()
          .evaluate(out, 1, 1, lnPrior, new double[1], new double[density.derived().size()]);
      assertThat(lnPrior[0]).isFinite();
    }
  }

  @Test
  void aNormalDensityIntegratesToOne() {
    LogDensity density =
        new CorrelatedGaussian(List.of(0.3, -0.2), List.of(List.of(1.0, 0.6), List.of(0.6, 2.0)));
    assertThat(integral(density, -9, 9)).isCloseTo(1, within(1e-9));
    assertThat(integral(GoldenProblemsTest.bimodal(), -8, 8) * 256).isCloseTo(1, within(1e-6));
  }

  /** Prior and likelihood together, by the midpoint rule; the box of the mixture has 256 units. */
  private static double integral(LogDensity density, double from, double to) {
    int n = 400;
    double h = (to - from) / n;
    double[] points = new double[2 * n];
    double[] lnPrior = new double[n];
    double[] lnLikelihood = new double[n];
    LogDensity.Evaluator evaluator = density.evaluator();
    double sum = 0;
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        points[b] = from + (a + 0.5) * h;
        points[n + b] = from + (b + 0.5) * h;
      }

      evaluator.evaluate(points, n, n, lnPrior, lnLikelihood, new double[0]);
      for (int b = 0; b < n; b++) {
        sum += Math.exp(lnPrior[b] + lnLikelihood[b]) * h * h;
      }
    }

    return sum;
  }

  /** The line through the data without errors: every residual is zero. */
  @Test
  void theLikelihoodOfAPerfectLineIsItsPeak() {
    LinearRegression perfect =
        new LinearRegression(List.of(0.0, 1.0, 2.0), List.of(1.0, 3.0, 5.0), 0.5, 5);
    double[] lnPrior = new double[1];
    double[] lnLikelihood = new double[1];
    perfect.evaluator().evaluate(new double[] {2, 1}, 1, 1, lnPrior, lnLikelihood, new double[0]);
    double peak = -3 * (Math.log(0.5) + 0.5 * Math.log(2 * Math.PI));
    assertThat(lnLikelihood[0]).isCloseTo(peak, within(1e-12));
    double prior = -0.5 * 5 / 25 - Math.log(2 * Math.PI) - 2 * Math.log(5);
    assertThat(lnPrior[0]).isCloseTo(prior, within(1e-12));
  }

  @Test
  void aReplicateIsAFunctionOfItsIndexAndSpreadsAroundItsTruth() {
    Replicates replicates = new Replicates(LINE, 200, 5);
    double squares = 0;
    for (long i = 0; i < 200; i++) {
      double[] truth = replicates.truth(i);
      assertThat(replicates.truth(i)).isEqualTo(truth);
      LinearRegression made = (LinearRegression) replicates.density(i);
      assertThat(replicates.density(i)).isEqualTo(made);
      for (int k = 0; k < 3; k++) {
        double residual = made.y().get(k) - truth[0] * made.x().get(k) - truth[1];
        squares += residual * residual / 0.25 / 600;
      }
    }

    assertThat(squares).isCloseTo(1, within(5 * Math.sqrt(2.0 / 600)));
  }

  /** Observations made by the model differ from it by their errors alone. */
  @Test
  void aTwinIsWithinItsErrorsOfItsTruth() {
    Replicates replicates = new Replicates(new TwinExperiment(PosteriorTest.tl6()), 5, 8);
    double sum = 0;
    for (long i = 0; i < 5; i++) {
      double[] lnLikelihood = new double[1];
      replicates
          .density(i)
          .evaluator()
          .evaluate(replicates.truth(i), 1, 1, new double[1], lnLikelihood, new double[0]);
      sum += -2 * lnLikelihood[0];
    }

    int observations = 5 * (171 + 61);
    assertThat(sum).isCloseTo(observations, within(5 * Math.sqrt(2.0 * observations)));
  }
}
