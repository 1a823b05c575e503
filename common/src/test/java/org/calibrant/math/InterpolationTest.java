package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InterpolationTest {
  private static final double[] X = {0, 1, 3, 4};
  private static final double[] Y = {1, 3, -1, 0};

  @Test
  void theBracketHoldsTheValue() {
    assertThat(Interpolation.bracket(X, 0.5)).isEqualTo(0);
    assertThat(Interpolation.bracket(X, 1)).isEqualTo(1);
    assertThat(Interpolation.bracket(X, 2.9)).isEqualTo(1);
    assertThat(Interpolation.bracket(X, -5)).isEqualTo(0);
    assertThat(Interpolation.bracket(X, 4)).isEqualTo(2);
    assertThat(Interpolation.bracket(X, 99)).isEqualTo(2);
  }

  @Test
  void theTableIsHitAtItsNodesAndStraightBetween() {
    for (int i = 0; i < X.length; i++) {
      assertThat(Interpolation.linear(X, Y, X[i])).isEqualTo(Y[i]);
    }

    assertThat(Interpolation.linear(X, Y, 2)).isEqualTo(1);
    assertThat(Interpolation.linear(X, Y, 3.25)).isEqualTo(-0.75);
  }

  @Test
  void beyondTheEndsTheTableIsConstant() {
    assertThat(Interpolation.linear(X, Y, -1)).isEqualTo(1);
    assertThat(Interpolation.linear(X, Y, 5)).isEqualTo(0);
    assertThat(Interpolation.linear(X, Y, Double.NaN)).isNaN();
  }

  @Test
  void rebinningOntoTheSameEdgesChangesNothing() {
    double[] out = new double[3];
    Interpolation.rebin(X, new double[] {2, 5, 1}, X, out);
    assertThat(out).containsExactly(new double[] {2, 5, 1}, within(1e-15));
  }

  @Test
  void rebinningIsTheDifferenceOfTheInterpolatedCumulative() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 200; trial++) {
      double[] table = random.doubles(1 + random.nextInt(2, 12)).sorted().toArray();
      double[] contents = random.doubles(table.length - 1).toArray();
      double[] edges = random.doubles(random.nextInt(2, 20), -0.2, 1.2).sorted().toArray();
      double[] cumulative = new double[table.length];
      for (int i = 0; i < contents.length; i++) {
        cumulative[i + 1] = cumulative[i] + contents[i];
      }

      double[] out = new double[edges.length - 1];
      Interpolation.rebin(table, contents, edges, out);
      for (int i = 0; i < out.length; i++) {
        double expected =
            Interpolation.linear(table, cumulative, edges[i + 1])
                - Interpolation.linear(table, cumulative, edges[i]);
        assertThat(out[i]).isCloseTo(expected, within(1e-14));
      }
    }
  }

  @Test
  void edgesThatCoverTheTableKeepItsSum() {
    double[] out = new double[4];
    Interpolation.rebin(X, new double[] {2, 5, 1}, new double[] {-1, 0.3, 2.2, 3.9, 9}, out);
    assertThat(Arrays.stream(out).sum()).isCloseTo(8, within(1e-14));
  }
}
