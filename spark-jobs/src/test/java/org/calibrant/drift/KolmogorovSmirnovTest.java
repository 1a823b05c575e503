package org.calibrant.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KolmogorovSmirnovTest {

  /** Critical values of Kolmogorov's distribution, as in every table of it. */
  @ParameterizedTest
  @CsvSource({"1.2238, 0.10", "1.3581, 0.05", "1.6276, 0.01", "1.9495, 0.001"})
  void theProbabilityHasTheCriticalValuesOfTheTables(double lambda, double p) {
    assertThat(KolmogorovSmirnov.probability(lambda)).isCloseTo(p, within(1e-4 * 10 * p));
  }

  @Test
  void theStatisticIsTheLargestDistanceOfTheTwoStaircases() {
    double[] first = {1, 2, 3, 4};
    double[] second = {3.5, 4.5};
    assertThat(KolmogorovSmirnov.of(first, second).d()).isEqualTo(0.75);
    assertThat(KolmogorovSmirnov.of(first, first).d()).isZero();
    assertThat(KolmogorovSmirnov.of(new double[] {1, 1, 1}, new double[] {1, 1}).d()).isZero();
  }

  @Test
  void samplesOfOneDistributionAreRefusedAsOftenAsTheLevelSays() {
    SplittableRandom random = new SplittableRandom(20261120);
    int refused = 0;
    for (int trial = 0; trial < 1000; trial++) {
      double[] a = random.doubles(150).sorted().toArray();
      double[] b = random.doubles(100).sorted().toArray();
      refused += KolmogorovSmirnov.of(a, b).p() < 0.05 ? 1 : 0;
    }

    assertThat(refused).as("seed 20261120").isBetween(30, 70); // 50 ± 3 sigma
  }

  @Test
  void aShiftedDistributionIsSeen() {
    SplittableRandom random = new SplittableRandom(1);
    double[] a = random.doubles(1000).sorted().toArray();
    double[] b = Arrays.stream(a).map(x -> x + 0.1).toArray();
    assertThat(KolmogorovSmirnov.of(a, b).p()).isLessThan(1e-3);
  }

  @Test
  void everyNumberOfALongStreamHasTheSameChanceToBeKept() {
    Reservoir reservoir = new Reservoir(7);
    int length = 10 * Reservoir.SIZE;
    for (int i = 0; i < length; i++) {
      reservoir.add(i);
    }

    double[] kept = reservoir.sorted();
    assertThat(kept).hasSize(Reservoir.SIZE).doesNotHaveDuplicates();
    double[] all = new double[length];
    Arrays.setAll(all, i -> i);
    assertThat(KolmogorovSmirnov.of(kept, all).p()).isGreaterThan(0.01);
  }
}
