package org.calibrant.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;

class ParameterSetTest {
  private static final ParameterSet SET =
      new ParameterSet(
          List.of(
              new UncertainParameter("slope", new Normal(1, 2)),
              new UncertainParameter("size", new LogNormal(0, 1)),
              new UncertainParameter("share", new Uniform(0, 1))));

  @Test
  void theJointPriorIsTheSumOfTheLogarithms() {
    double[] values = {0.3, 2.5, 0.7};
    double sum = 0;
    for (int j = 0; j < 3; j++) {
      sum += SET.prior(j).lnPdf(values[j]);
    }

    assertThat(SET.lnPrior(values)).isEqualTo(sum);
    assertThat(SET.names()).containsExactly("slope", "size", "share");
  }

  @Test
  void oneValueOutOfItsSupportOrLostMakesAllImpossible() {
    assertThat(SET.lnPrior(new double[] {0, 1, 1.1})).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(SET.lnPrior(new double[] {Double.NaN, 1, 0.5})).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(SET.lnPrior(new double[] {0, -1, 0.5})).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void manyVectorsTogetherAreEachAsAlone() {
    int stride = 7;
    int count = 5;
    double[] points = new double[3 * stride];
    double[][] alone = new double[count][3];
    RandomStream stream = new RandomStream(5, "test");
    for (int w = 0; w < count; w++) {
      SET.sample(stream, alone[w]);
      for (int j = 0; j < 3; j++) {
        points[j * stride + w] = alone[w][j];
      }
    }

    points[stride + 2] = alone[2][1] = -3;
    double[] out = new double[stride];
    Arrays.fill(out, 17);
    SET.joint().lnPrior(points, stride, count, out);
    for (int w = 0; w < count; w++) {
      assertThat(out[w]).isEqualTo(SET.lnPrior(alone[w]));
    }

    assertThat(out[2]).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(out[5]).isEqualTo(17);
  }

  @Test
  void samplesHaveTheMeanOfTheirPrior() {
    RandomStream stream = new RandomStream(11, "test");
    double[] value = new double[3];
    double[] sum = new double[3];
    int n = 20_000;
    for (int i = 0; i < n; i++) {
      SET.sample(stream, value);
      for (int j = 0; j < 3; j++) {
        sum[j] += value[j] / n;
      }
    }

    assertThat(sum[0]).isCloseTo(1, within(5 * 2 / Math.sqrt(n)));
    assertThat(sum[1]).isCloseTo(Math.exp(0.5), within(5 * 2.17 / Math.sqrt(n)));
    assertThat(sum[2]).isCloseTo(0.5, within(5 * 0.29 / Math.sqrt(n)));
  }

  @Test
  void everyStratumOfALatinHypercubeHoldsOneVector() {
    int n = 97;
    double[][] vectors = SET.latinHypercube(n, new RandomStream(3, "starts"));
    for (int j = 0; j < 3; j++) {
      boolean[] taken = new boolean[n];
      for (double[] vector : vectors) {
        int stratum = (int) (SET.prior(j).cdf(vector[j]) * n);
        assertThat(taken[stratum]).isFalse();
        taken[stratum] = true;
      }
    }
  }

  @Test
  void theAxesOfALatinHypercubeAreNotPermutedAlike() {
    double[][] vectors = SET.latinHypercube(200, new RandomStream(3, "starts"));
    double covariance = 0;
    for (double[] v : vectors) {
      covariance += (SET.prior(0).cdf(v[0]) - 0.5) * (SET.prior(2).cdf(v[2]) - 0.5) / 200;
    }

    assertThat(Math.abs(covariance * 12)).isLessThan(0.35);
  }

  @Test
  void theFirstPointsOfSobolFillEveryIntervalOfEveryAxisOnce() {
    int n = 64;
    double[][] vectors = SET.sobol(n, new RandomStream(3, "starts"));
    for (int j = 0; j < 3; j++) {
      int axis = j;
      long filled =
          Arrays.stream(vectors)
              .mapToInt(v -> (int) (SET.prior(axis).cdf(v[axis]) * n * (1 + 1e-12)))
              .distinct()
              .count();
      assertThat(filled).isEqualTo(n);
    }
  }

  @Test
  void theSameStreamGivesTheSameVectors() {
    double[][] one = SET.latinHypercube(10, new RandomStream(3, "starts"));
    double[][] again = SET.latinHypercube(10, new RandomStream(3, "starts"));
    double[][] other = SET.latinHypercube(10, new RandomStream(4, "starts"));
    assertThat(one).isDeepEqualTo(again);
    assertThat(one[0][0]).isNotEqualTo(other[0][0]);
  }

  @Test
  void aNameGivenTwiceIsRefused() {
    UncertainParameter one = new UncertainParameter("x", new Normal(0, 1));
    assertThatThrownBy(() -> new ParameterSet(List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x was given twice");
    assertThatThrownBy(() -> new ParameterSet(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
