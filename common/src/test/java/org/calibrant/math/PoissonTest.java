package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTest {
  private static final long SEED = 7;
  private static final int GRID = 20_000;

  /**
   * χ² against the probabilities; neighbouring counts are joined until 20 are expected. The limit is
   * 4.5 standard normal deviations (Wilson and Hilferty): one test in 300,000 fails by chance.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 0.77, 3, 9.9, 10.1, 11.3, 30, 100, 127.9, 128, 150, 1e4, 1e6})
  void countsFollowTheDistribution(double mean) {
    int n = 400_000;
    int from = (int) Math.max(0, mean - 8 * Math.sqrt(mean) - 8);
    int cells = (int) (mean + 8 * Math.sqrt(mean) + 12) - from;
    RandomStream stream = new RandomStream(SEED, "chi-square");
    double[] seen = new double[cells];
    for (int i = 0; i < n; i++) {
      seen[(int) stream.poisson(mean) - from]++;
    }

    double chiSquare = 0;
    int bins = 0;
    double expected = 0;
    double counted = 0;
    double probabilityLeft = 1;
    for (int i = 0; i < cells; i++) {
      double p = probability(from + i, mean);
      probabilityLeft -= p;
      expected += n * p;
      counted += seen[i];
      if (expected >= 20 && n * probabilityLeft >= 20) {
        chiSquare += (counted - expected) * (counted - expected) / expected;
        bins++;
        expected = 0;
        counted = 0;
      }
    }

    expected += n * Math.max(0, probabilityLeft);
    chiSquare += (counted - expected) * (counted - expected) / expected;
    double freedom = bins;
    double deviate =
        (Math.cbrt(chiSquare / freedom) - 1 + 2 / (9 * freedom)) / Math.sqrt(2 / (9 * freedom));
    assertThat(deviate).as("χ² = %s for %s", chiSquare, freedom).isBetween(-4.5, 4.5);
  }

  /** 5 σ of the mean of n counts is 5 √(μ/n), of their variance about 5 μ √(2/n). */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 9.9, 10, 55, 1e3, 1e9, 1e12, 1e15})
  void meanAndVarianceAreBothTheMean(double mean) {
    int n = 200_000;
    RandomStream stream = new RandomStream(SEED, "moments");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double count = stream.poisson(mean);
      assertThat(count).isEqualTo(Math.floor(count));
      sum += count - mean;
      squares += (count - mean) * (count - mean);
    }

    assertThat(sum / n).isCloseTo(0, within(5 * Math.sqrt(mean / n)));
    assertThat(squares / n / mean).isCloseTo(1, within(5 * Math.sqrt((2 + 1 / mean) / n)));
  }

  /**
   * The rejection is exact if the hat covers the density (v = 1 is refused), the squeeze lies under
   * it, and what is refused at once lies above it: here for every u on a fine grid.
   */
  @ParameterizedTest
  @ValueSource(doubles = {128, 128.4, 200.9, 1e3, 1e5, 1e8, 1e12})
  void hatAndSqueezeEncloseTheDensity(double mean) {
    double b = 0.931 + 2.53 * Math.sqrt(mean);
    double a = -0.059 + 0.02483 * b;
    double squeeze = 0.9277 - 3.6224 / (b - 2);
    for (int i = 1; i < GRID; i++) {
      double u = (double) i / GRID - 0.5;
      double edge = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / edge + b) * u + mean + 0.445);
      if (k < 0) {
        continue;
      }

      assertThat(Poisson.isUnderDensity(1, a, b, edge, k, mean)).as("hat at %s", u).isFalse();
      if (edge >= 0.07) {
        assertThat(Poisson.isUnderDensity(squeeze, a, b, edge, k, mean)).as("u = %s", u).isTrue();
      }

      if (edge < 0.013) {
        assertThat(Poisson.isUnderDensity(edge, a, b, edge, k, mean)).as("u = %s", u).isFalse();
      }
    }
  }

  /** Stirling's correction is ln k! less its leading terms; ln k! is summed here. */
  @Test
  void stirlingsCorrectionGivesFactorials() {
    double logFactorial = 0;
    for (int k = 1; k <= 170; k++) {
      logFactorial += Math.log(k);
      double leading = 0.5 * Math.log(2 * Math.PI * k) + k * Math.log(k) - k;
      assertThat(Stirling.correction(k)).isCloseTo(logFactorial - leading, within(2e-12));
    }

    assertThat(Stirling.correction(1)).isCloseTo(0.08106146679532726, within(1e-15));
    assertThat(Stirling.correction(15)).isCloseTo(0.005554733551962801, within(1e-15));
  }

  /** D(k, μ) against its definition where that does not cancel, and its expansion where it does. */
  @Test
  void theDevianceIsThatOfItsDefinition() {
    for (double k = 1; k < 1000; k = Math.ceil(1.1 * k)) {
      for (double ratio = 0.3; ratio < 3; ratio += 0.013) {
        double mean = k * ratio;
        double definition = k * StrictMath.log(k / mean) + mean - k;
        assertThat(Poisson.deviance(k, mean)).isCloseTo(definition, within(1e-15 * (k + mean)));
      }
    }

    double mean = 1e15;
    double distance = 3e8; // (k − μ)²/2μ − (k − μ)³/6μ² + …
    double expansion = 45 - 4.5e-6 + 6.75e-13;
    assertThat(Poisson.deviance(mean + distance, mean) / expansion).isCloseTo(1, within(1e-15));
  }

  @Test
  void aMeanOfZeroGivesZero() {
    assertThat(new RandomStream(SEED, "test").poisson(0)).isEqualTo(0);
  }

  @Test
  void aTinyMeanGivesHardlyEverOne() {
    RandomStream stream = new RandomStream(SEED, "test");
    for (int i = 0; i < 10_000; i++) {
      assertThat(stream.poisson(1e-12)).isEqualTo(0);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2e15})
  void otherMeansAreRefused(double mean) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomStream(SEED, "test").poisson(mean))
        .withMessage("mean must be from 0 to 1.0E15, was " + mean);
  }

  /** ln p(k) from a sum of logarithms, independent of the generator's formula. */
  private static double probability(int k, double mean) {
    if (k < 1000) {
      double p = Math.exp(-mean);
      for (int i = 1; i <= k; i++) {
        p *= mean / i;
      }

      return p;
    }

    double difference = k - mean;
    double x = difference / mean;
    double deviance = mean * ((1 + x) * Math.log1p(x) - x);
    return Math.exp(-deviance - 1.0 / (12.0 * k) + 1 / (360.0 * k * k * k))
        / Math.sqrt(2 * Math.PI * k);
  }
}
