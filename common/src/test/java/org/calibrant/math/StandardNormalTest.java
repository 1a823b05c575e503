package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StandardNormalTest {
  private static final int N = 400_000;

  /** From 30-digit arithmetic. */
  @Test
  void quantilesAgreeWithHighPrecision() {
    double[][] known = {
      {1e-300, -37.0470962993612},
      {1e-100, -21.273453560965326},
      {1e-20, -9.262340089798407},
      {1e-10, -6.361340902404057},
      {1e-05, -4.264890793922825},
      {0.001, -3.0902323061678136},
      {0.05, -1.6448536269514726},
      {0.0749, -1.4402382675279637},
      {0.0751, -1.43882539275254},
      {0.25, -0.6744897501960817},
      {0.4999, -0.00025066283008800747},
      {0.6, 0.2533471031357997},
      {0.925, 1.4395314709384561},
      {0.926, 1.4466320671589787},
      {0.99, 2.3263478740408408},
      {0.999999, 4.753424308817087},
    };
    for (double[] pair : known) {
      assertThat(StandardNormal.quantile(pair[0]) / pair[1] - 1).isCloseTo(0, within(1e-15));
    }
  }

  @Test
  void theMedianIsZeroAndTheEndsAreInfinite() {
    assertThat(StandardNormal.quantile(0.5)).isEqualTo(0);
    assertThat(StandardNormal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(StandardNormal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(StandardNormal.quantile(-0.1)).isNaN();
    assertThat(StandardNormal.quantile(Double.NaN)).isNaN();
  }

  /** The k-th moment of n draws has variance (E x²ᵏ − (E xᵏ)²) / n; five of its roots. */
  @Test
  void drawsHaveTheMomentsOfTheNormalDistribution() {
    double[] draws = draws();
    double[] moments = {0, 1, 0, 3, 0, 15};
    double[] variances = {1, 2, 15, 96, 945, 10_170};
    for (int k = 1; k <= 6; k++) {
      int power = k;
      double moment = Arrays.stream(draws).map(x -> Math.pow(x, power)).average().orElseThrow();
      assertThat(moment)
          .as("moment %d", k)
          .isCloseTo(moments[k - 1], within(5 * Math.sqrt(variances[k - 1] / N)));
    }
  }

  /** Beyond 3: 2 · 1.349898e-3 of all. */
  @Test
  void drawsReachIntoTheTails() {
    long beyond = Arrays.stream(draws()).filter(x -> Math.abs(x) > 3).count();
    double expected = 2.699796e-3 * N;
    assertThat((double) beyond).isCloseTo(expected, within(5 * Math.sqrt(expected)));
  }

  /** √n D exceeds 2.2 once in 8,000 (Kolmogorov). */
  @Test
  void theDistributionOfDrawsIsTheNormalOne() {
    double[] draws = draws();
    Arrays.sort(draws);
    double distance = 0;
    for (int i = 0; i < N; i++) {
      double below = cumulative(draws[i]);
      distance = Math.max(distance, Math.abs(below - (i + 0.5) / N));
    }

    assertThat(distance * Math.sqrt(N)).isLessThan(2.2);
  }

  private static double[] draws() {
    RandomStream stream = new RandomStream(11, "normal");
    double[] draws = new double[N];
    for (int i = 0; i < N; i++) {
      draws[i] = stream.normal();
    }

    return draws;
  }

  /** ½ + φ(x) (x + x³/3 + x⁵/15 + …), Abramowitz and Stegun 26.2.11. */
  private static double cumulative(double x) {
    double term = x;
    double sum = x;
    for (int odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
      term *= x * x / odd;
      sum += term;
    }

    return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
