package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {

  @Test
  void theFactorTimesItsTransposeIsTheMatrix() {
    double[] a = {4, 12, -16, 12, 37, -43, -16, -43, 98};
    assertThat(Cholesky.factor(a, 3)).isTrue();
    assertThat(new double[] {a[0], a[3], a[4], a[6], a[7], a[8]})
        .containsExactly(2, 6, 1, -8, 5, 3);
  }

  @Test
  void solutionAndInverseUndoTheMatrix() {
    int n = 7;
    RandomStream stream = new RandomStream(5, "matrix");
    double[] matrix = new double[n * n];
    for (int sample = 0; sample < 20; sample++) {
      double[] v = new double[n];
      for (int i = 0; i < n; i++) {
        v[i] = stream.normal();
        for (int j = 0; j <= i; j++) {
          matrix[i * n + j] += v[i] * v[j];
          matrix[j * n + i] = matrix[i * n + j];
        }
      }
    }

    double[] expected = new double[n];
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      expected[i] = i - 2.5;
      for (int j = 0; j < n; j++) {
        b[i] += matrix[i * n + j] * (j - 2.5);
      }
    }

    double[] factor = matrix.clone();
    assertThat(Cholesky.factor(factor, n)).isTrue();
    Cholesky.solve(factor, n, b);
    assertThat(b).containsExactly(expected, within(1e-12));
    double[] inverse = new double[n * n];
    Cholesky.inverse(factor, n, inverse);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum += matrix[i * n + k] * inverse[k * n + j];
        }

        assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-13));
      }
    }
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteIsRefused() {
    assertThat(Cholesky.factor(new double[] {1, 2, 2, 1}, 2)).isFalse();
    assertThat(Cholesky.factor(new double[] {1, 1, 1, 1}, 2)).isFalse();
    assertThat(Cholesky.factor(new double[] {0}, 1)).isFalse();
    assertThat(Cholesky.factor(new double[] {Double.NaN}, 1)).isFalse();
  }
}
