package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SymmetricEigenTest {

  /** The chain of n springs: λ_k = 2 − 2 cos(kπ/(n + 1)). */
  @Test
  void theModesOfAChainOfSpringsAreKnown() {
    int n = 20;
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      a[i * n + i] = 2;
      if (i > 0) {
        a[i * n + i - 1] = -1;
      }
    }

    double[] values = SymmetricEigen.of(a, n).values();
    for (int k = 0; k < n; k++) {
      double expected = 2 - 2 * Math.cos((n - k) * Math.PI / (n + 1));
      assertThat(values[k]).isCloseTo(expected, within(1e-14));
    }
  }

  @Test
  void theVectorsAreOrthonormalAndGiveTheMatrixBack() {
    int n = 23;
    double[] a = random(n, 5);
    SymmetricEigen eigen = SymmetricEigen.of(a, n);
    double[] v = eigen.vectors();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        double back = 0;
        for (int k = 0; k < n; k++) {
          product += v[k * n + i] * v[k * n + j];
          back += v[i * n + k] * eigen.values()[k] * v[j * n + k];
        }

        assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-13));
        assertThat(back).isCloseTo(a[i * n + j], within(1e-13));
      }
    }

    assertThat(eigen.values()).isSortedAccordingTo((x, y) -> Double.compare(y, x));
  }

  /** D H D with a well conditioned H and D over 14 decades: λ_min ≈ d_min² / (H⁻¹)_nn. */
  @Test
  void theSmallEigenvaluesOfAGradedMatrixKeepTheirDigits() {
    double[] d = {1e7, 1, 1e-7};
    double[] h = {2, 1, 0.5, 1, 2, 1, 0.5, 1, 2};
    double[] a = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        a[i * 3 + j] = h[i * 3 + j] * d[i] * d[j];
      }
    }

    double[] values = SymmetricEigen.of(a, 3).values();
    // Schur complements of H: 2, 3/2, 1.5 (det 4.5 = 2 · 1.5 · 1.5)
    assertThat(values[0] / 2e14).isCloseTo(1, within(1e-12));
    assertThat(values[1] / 1.5).isCloseTo(1, within(1e-12));
    assertThat(values[2] / 1.5e-14).isCloseTo(1, within(1e-12));
  }

  @Test
  void whatHasNoDirectionComesOutInOrder() {
    SymmetricEigen zero = SymmetricEigen.of(new double[4], 2);
    assertThat(zero.values()).containsExactly(0, 0);
    assertThat(zero.vectors()).containsExactly(1, 0, 0, 1);
    SymmetricEigen twins = SymmetricEigen.of(new double[] {0, 0, 1, 0}, 2);
    assertThat(twins.values()[0]).isCloseTo(1, within(1e-15));
    assertThat(twins.vectors()[0]).isCloseTo(Math.sqrt(0.5), within(1e-15));
    assertThat(twins.vectors()[1]).isCloseTo(Math.sqrt(0.5), within(1e-15));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymmetricEigen.of(new double[] {1, 0, Double.NaN, 1}, 2))
        .withMessage("element (1, 0) of a symmetric matrix must be finite, was NaN");
  }

  static double[] random(int n, long seed) {
    RandomStream stream = new RandomStream(seed, "matrix");
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[i * n + j] = stream.normal();
        a[j * n + i] = a[i * n + j];
      }
    }

    return a;
  }
}
