package org.calibrant.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HamiltonianSamplerTest {
  /** Precision matrix of σ = (1, 2), ρ = 0.6. */
  private static final Quadratic NORMAL =
      new Quadratic(
          new double[] {1 / 0.64, -0.6 / 1.28, -0.6 / 1.28, 1 / 2.56}, new double[] {10, -5});

  static Stream<HamiltonianSampler> samplers() {
    return Stream.of(
        new NoUTurn(500, 8000, 0.8, 10), new HamiltonianMonteCarlo(500, 8000, 0.8, 2.0, 100));
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void aNormalDensityHasItsMomentsAndQuantiles(HamiltonianSampler sampler) {
    HamiltonianChain chain = sampler.sample(NORMAL, new double[] {10, -5}, 7, 0);
    double[] x = chain.parameter(0);
    double[] y = chain.parameter(1);
    // about 3000 independent draws at least: 5 standard errors
    assertThat(mean(x)).isCloseTo(10, within(0.09));
    assertThat(mean(y)).isCloseTo(-5, within(0.18));
    assertThat(covariance(x, x)).isCloseTo(1, within(0.13));
    assertThat(covariance(y, y)).isCloseTo(4, within(0.52));
    assertThat(covariance(x, y)).isCloseTo(1.2, within(0.22));
    long tail = Arrays.stream(x).filter(value -> value > 11.959963984540054).count();
    assertThat(tail / 8000.0).isCloseTo(0.025, within(0.011));
    assertThat(mean(chain.acceptance())).isBetween(0.7, 0.97);
    assertThat(chain.divergences()).isZero();
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).average().orElseThrow();
  }

  private static double covariance(double[] x, double[] y) {
    double mx = mean(x);
    double my = mean(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - mx) * (y[i] - my);
    }

    return sum / (x.length - 1);
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void aChainIsAFunctionOfSeedAndNumberAlone(HamiltonianSampler sampler) {
    HamiltonianChain chain = sampler.sample(NORMAL, new double[2], 7, 3);
    assertThat(sampler.sample(NORMAL, new double[2], 7, 3).points()).isDeepEqualTo(chain.points());
    assertThat(sampler.sample(NORMAL, new double[2], 7, 4).points()[0])
        .isNotEqualTo(chain.points()[0]);
    assertThat(sampler.sample(NORMAL, new double[2], 8, 3).points()[0])
        .isNotEqualTo(chain.points()[0]);
  }

  /**
   * Simulation-based calibration (S. Talts et al., arXiv:1804.06788): for truths drawn from the
   * prior, their ranks among draws from the posterior are uniform. Counts of mean exp(u), u ~ N(1, 1).
   */
  @ParameterizedTest
  @MethodSource("calibrated")
  void ranksOfTruthsAmongPosteriorDrawsAreUniform(HamiltonianSampler sampler) {
    int experiments = 400;
    int[] histogram = new int[10];
    for (int e = 0; e < experiments; e++) {
      RandomStream stream = new RandomStream(11, "truth");
      stream.start(e);
      double truth = 1 + stream.normal();
      double count = stream.poisson(Math.exp(truth));
      Objective potential = posterior(count);
      double[][] draws = sampler.sample(potential, new double[] {1}, 5, e).points();
      int rank = 0;
      // thinned, so that the draws are nearly independent
      for (int i = 0; i < 19; i++) {
        rank += draws[(i + 1) * 8 - 1][0] < truth ? 1 : 0;
      }

      histogram[rank / 2]++;
    }

    double expected = experiments / 10.0;
    double chiSquare =
        Arrays.stream(histogram).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertThat(chiSquare).as(Arrays.toString(histogram)).isLessThan(27.88); // 0.999 of χ² with 9
  }

  static Stream<HamiltonianSampler> calibrated() {
    return Stream.of(
        new NoUTurn(150, 152, 0.8, 8), new HamiltonianMonteCarlo(150, 152, 0.8, 1.5, 50));
  }

  private static Objective posterior(double count) {
    return new Objective() {
      @Override
      public double value(double[] u) {
        return gradient(u, new double[1]);
      }

      @Override
      public boolean hasGradient() {
        return true;
      }

      @Override
      public double gradient(double[] u, double[] out) {
        double mean = Math.exp(u[0]);
        out[0] = mean - count + (u[0] - 1);
        return mean - count * u[0] + 0.5 * (u[0] - 1) * (u[0] - 1);
      }
    };
  }

  @Test
  void halvingTheStepDividesTheErrorOfTheEnergyByFour() {
    Objective potential = posterior(3);
    double coarse = energyError(potential, 0.2, 10);
    double fine = energyError(potential, 0.1, 20);
    assertThat(coarse / fine).isCloseTo(4, within(0.3));
  }

  private static double energyError(Objective potential, double step, int steps) {
    PhasePoint point = PhasePoint.at(new double[] {0.3}, potential);
    point.p[0] = 0.9;
    double before = point.energy();
    for (int i = 0; i < steps; i++) {
      point.leap(potential, step);
    }

    return Math.abs(point.energy() - before);
  }

  @Test
  void aWayLeadsBackWhenTimeIsReversed() {
    PhasePoint point = PhasePoint.at(new double[] {9, -4}, NORMAL);
    point.p[0] = 1;
    point.p[1] = -0.5;
    for (int i = 0; i < 20; i++) {
      point.leap(NORMAL, 0.1);
    }

    for (int i = 0; i < 20; i++) {
      point.leap(NORMAL, -0.1);
    }

    assertThat(point.x).containsExactly(new double[] {9, -4}, within(1e-12));
    assertThat(point.p).containsExactly(new double[] {1, -0.5}, within(1e-12));
  }

  @Test
  void aWallIsADivergenceAndIsNotCrossed() {
    Objective halfLine =
        new Objective() {
          @Override
          public double value(double[] x) {
            return gradient(x, new double[1]);
          }

          @Override
          public boolean hasGradient() {
            return true;
          }

          @Override
          public double gradient(double[] x, double[] out) {
            out[0] = x[0];
            return x[0] > 0 ? 0.5 * x[0] * x[0] : Double.POSITIVE_INFINITY;
          }
        };
    HamiltonianChain chain = new NoUTurn(100, 500, 0.8, 6).sample(halfLine, new double[] {1}, 1, 0);
    assertThat(Arrays.stream(chain.parameter(0)).min().orElseThrow()).isPositive();
    assertThat(chain.divergences()).isPositive();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoUTurn(1, 1, 0.8, 6).sample(halfLine, new double[] {-1}, 1, 0))
        .withMessage("a chain must start where its density is positive, was Infinity");
  }
}
