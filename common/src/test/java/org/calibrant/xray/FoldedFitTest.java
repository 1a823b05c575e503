package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Spectra as plots show them. */
class FoldedFitTest {
  private static final double[] NONE = {};

  @Test
  void joiningLosesNoCountsAndFillsEveryBin() {
    int n = 100;
    double[] from = new double[n];
    double[] to = new double[n];
    double[] counts = new double[n];
    double[] expected = new double[n];
    for (int i = 0; i < n; i++) {
      from[i] = i;
      to[i] = i + 1;
      expected[i] = 30 * Math.exp(-0.1 * i);
      counts[i] = Math.rint(expected[i]);
    }

    FoldedFit fit = new FoldedFit(from, to, 1, counts, counts, expected, NONE, expected).joined(20);
    assertThat(Arrays.stream(fit.counts()).sum()).isEqualTo(Arrays.stream(counts).sum());
    assertThat(Arrays.stream(fit.expected()).sum())
        .isCloseTo(Arrays.stream(expected).sum(), within(1e-9));
    assertThat(fit.background()).isEqualTo(fit.counts());
    assertThat(fit.truth()).isEmpty();
    assertThat(Arrays.stream(fit.expected()).min().orElseThrow()).isGreaterThanOrEqualTo(20);
    assertThat(fit.fromKev()[0]).isZero();
    assertThat(fit.toKev()[fit.toKev().length - 1]).isEqualTo(n);
    for (int i = 1; i < fit.fromKev().length; i++) {
      assertThat(fit.fromKev()[i]).isEqualTo(fit.toKev()[i - 1]);
    }
  }

  @Test
  void residualsAreInStandardDeviations() {
    double[] one = {1, 1};
    FoldedFit fit =
        new FoldedFit(
            one, one, 1, new double[] {7, 3}, NONE, new double[] {4, 4}, NONE, new double[] {9, 0});
    assertThat(fit.residuals()).containsExactly(1, Double.NaN);
  }
}
