package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CStatisticTest {
  @Test
  void aPerfectModelHasZero() {
    assertThat(CStatistic.of(new double[] {3, 17, 0.5}, new double[] {3, 17, 0.5})).isZero();
  }

  @Test
  void aBinWithoutCountsAddsTwiceItsModel() {
    assertThat(CStatistic.of(new double[] {0, 0}, new double[] {2, 0.25})).isEqualTo(4.5);
  }

  @Test
  void aModelWithoutCountsIsLiftedToTheFloor() {
    double expected = 2 * (1e-5 - 4 + 4 * (StrictMath.log(4) - StrictMath.log(1e-5)));
    assertThat(CStatistic.of(new double[] {4}, new double[] {0}))
        .isCloseTo(expected, within(1e-12 * expected));
    assertThat(CStatistic.of(new double[] {4}, new double[] {-3}))
        .isCloseTo(expected, within(1e-12 * expected));
    assertThat(CStatistic.of(new double[] {0}, new double[] {0})).isEqualTo(2e-5);
  }

  /** (S − m)² / m, with a relative correction of (S − m) / 3m. */
  @Test
  void manyCountsGiveChiSquared() {
    double c = CStatistic.of(new double[] {1e6 + 2000, 1e6 - 1000}, new double[] {1e6, 1e6});
    assertThat(c).isCloseTo(5, within(5e-3));
  }

  @Test
  void binsAreClosedWhenTheyHoldEnoughAndTheRestIsDropped() {
    double[] counts = {0, 1, 2, 0, 3, 1, 1, 1, 0, 2};
    assertThat(Grouping.minimumCounts(counts, 3)).containsExactly(0, 3, 5, 8);
    double[] grouped = new double[3];
    Grouping.sum(counts, new int[] {0, 3, 5, 8}, grouped);
    assertThat(grouped).containsExactly(3, 3, 3);
  }

  @Test
  void oneCountPerBinKeepsEveryChannelThatHasOne() {
    assertThat(Grouping.minimumCounts(new double[] {1, 1, 2}, 1)).containsExactly(0, 1, 2, 3);
    assertThat(Grouping.minimumCounts(new double[] {0, 0}, 1)).containsExactly(0);
    assertThat(Grouping.minimumCounts(new double[0], 1)).containsExactly(0);
  }

  /** An expected spectrum is grouped by its expectation. */
  @Test
  void fractionsOfCountsAddUp() {
    assertThat(Grouping.minimumCounts(new double[] {0.4, 0.4, 0.4, 2, 0.1}, 1))
        .containsExactly(0, 3, 4);
  }

  @Test
  void aMinimumOfNothingIsRefused() {
    assertThatThrownBy(() -> Grouping.minimumCounts(new double[] {1}, 0))
        .hasMessage("the least counts of a bin must be positive, was 0.0");
  }
}
