package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SobolTest {

  /** The first eight points of the unshifted sequence in five dimensions, sorted (SciPy). */
  private static final double[][] EIGHT = {
    {0.0, 0.0, 0.0, 0.0, 0.0},
    {0.5, 0.5, 0.5, 0.5, 0.5},
    {0.75, 0.25, 0.25, 0.25, 0.75},
    {0.25, 0.75, 0.75, 0.75, 0.25},
    {0.375, 0.375, 0.625, 0.875, 0.375},
    {0.875, 0.875, 0.125, 0.375, 0.875},
    {0.625, 0.125, 0.875, 0.625, 0.625},
    {0.125, 0.625, 0.375, 0.125, 0.125}
  };

  @Test
  void theFirstEightPointsAreTheKnownOnesUpToTheShift() {
    Sobol sobol = new Sobol(5, new RandomStream(1, "shift"));
    double[] origin = new double[5];
    sobol.point(0, origin);
    Set<String> found = new HashSet<>();
    double[] point = new double[5];
    for (int i = 0; i < 8; i++) {
      sobol.point(i, point);
      StringBuilder eighths = new StringBuilder();
      for (int j = 0; j < 5; j++) {
        long bits = (long) (point[j] * 0x1p53) ^ (long) (origin[j] * 0x1p53);
        eighths.append(bits * 0x1p-53).append(' ');
      }

      found.add(eighths.toString());
    }

    Set<String> known = new HashSet<>();
    for (double[] row : EIGHT) {
      StringBuilder words = new StringBuilder();
      for (double value : row) {
        words.append(value).append(' ');
      }

      known.add(words.toString());
    }

    assertThat(found).isEqualTo(known);
  }

  @Test
  void everyPairOfTheFirstAxesIsEven() {
    // dimensions 1 and 2 form a (0, 2)-sequence: each of the 16 boxes of 1/4 by 1/4 holds one point
    Sobol sobol = new Sobol(2, new RandomStream(9, "shift"));
    double[] point = new double[2];
    Set<Integer> boxes = new HashSet<>();
    for (int i = 0; i < 16; i++) {
      sobol.point(i, point);
      boxes.add(((int) (point[0] * 4)) * 4 + (int) (point[1] * 4));
    }

    assertThat(boxes).hasSize(16);
  }

  @Test
  void everyAxisOfTheLastDimensionIsEven() {
    int n = 1 << 10;
    int most = Sobol.mostDimensions();
    Sobol sobol = new Sobol(most, new RandomStream(9, "shift"));
    double[] point = new double[most];
    Set<Long> intervals = new HashSet<>();
    for (int i = 0; i < n; i++) {
      sobol.point(i, point);
      for (int j = 0; j < most; j++) {
        assertThat(point[j]).isStrictlyBetween(0.0, 1.0);
        intervals.add((long) j * n + (long) (point[j] * n));
      }
    }

    assertThat(intervals).hasSize(n * most);
  }

  @Test
  void moreDimensionsThanThereAreNumbersForAreRefused() {
    assertThatThrownBy(() -> new Sobol(65, new RandomStream(1, "x")))
        .hasMessage("Sobol's sequence has 1 to 64 dimensions here, not 65");
  }
}
