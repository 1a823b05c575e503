package org.calibrant.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static final long SEED = 20261120;

  @Test
  void linearTicksLieInTheRangeEvenlyAndEnoughOfThem() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      double from = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20) - 10);
      double width =
          random.nextDouble() * Math.pow(10, random.nextInt(20) - 10) + 1e-9 * Math.abs(from);
      if (!(width > 0)) {
        continue;
      }

      Extent range = new Extent(from, from + width);
      Ticks ticks = Ticks.of(range, Scale.LINEAR, 6);
      assertThat(ticks.places().length).as("seed %d, %s", SEED, range).isBetween(2, 7);
      assertThat(Arrays.stream(ticks.places()).boxed())
          .allMatch(place -> place >= from - 1e-6 * width && place <= from + 1.000001 * width);
      double step = ticks.places()[1] - ticks.places()[0];
      for (int k = 1; k < ticks.places().length; k++) {
        assertThat(ticks.places()[k] - ticks.places()[k - 1])
            .isCloseTo(step, within(1e-6 * step + 1e-15 * Math.abs(from)));
      }
    }
  }

  @Test
  void labelsTellTheTicksApartAndReadAsTheirValues() {
    for (Extent range :
        new Extent[] {
          new Extent(0, 1),
          new Extent(-300, 300),
          new Extent(1000.001, 1000.002),
          new Extent(-5e-4, 4.7e-4),
          new Extent(0, 2_500_000)
        }) {
      Ticks ticks = Ticks.of(range, Scale.LINEAR, 6);
      assertThat(ticks.labels()).doesNotHaveDuplicates();
      double unit = Math.pow(10, ticks.exponent());
      for (int i = 0; i < ticks.places().length; i++) {
        assertThat(ticks.offset() + Double.parseDouble(ticks.labels()[i].replace('−', '-')) * unit)
            .isCloseTo(ticks.places()[i], within(1e-9 * (range.to() - range.from())));
      }
    }
  }

  @Test
  void smallAndLargeNumbersSharePowersOfTen() {
    Ticks ticks = Ticks.of(new Extent(-5e-4, 5e-4), Scale.LINEAR, 6);
    assertThat(ticks.exponent()).isEqualTo(-6);
    assertThat(ticks.labels()).contains("−400", "0", "400");
    assertThat(Axis.of("q/p", "MeV-1").label(-6)).isEqualTo("q/p [10⁻⁶ MeV⁻¹]");
  }

  @Test
  void numbersThatDifferInTheirLastDigitsAreToldAsDifferences() {
    Ticks ticks = Ticks.of(new Extent(0.5, 0.5 + 4e-13), Scale.LINEAR, 6);
    assertThat(ticks.offset()).isEqualTo(0.5);
    assertThat(ticks.labels()).contains("0", "100", "200").allMatch(label -> label.length() < 6);
    assertThat(Axis.of("distance", "mm").label(ticks)).isEqualTo("distance − 0.5 [10⁻¹⁵ mm]");
    assertThat(Ticks.of(new Extent(0.5, 0.6), Scale.LINEAR, 6).offset()).isZero();
  }

  @Test
  void logarithmicTicksAreDecadesOrRoundNumbersWithin() {
    assertThat(Ticks.of(new Extent(0.5, 2e6), Scale.LOG, 6).labels())
        .containsExactly("1", "100", "10⁴", "10⁶");
    assertThat(Ticks.of(new Extent(1.5, 90), Scale.LOG, 6).labels()).contains("2", "5", "10", "20");
    assertThat(Ticks.of(new Extent(3e-8, 4e-8), Scale.LOG, 6).places().length).isGreaterThan(1);
  }

  @Test
  void unitsAreRaisedAsTheyAreRead() {
    assertThat(Axis.raised("MeV-1")).isEqualTo("MeV⁻¹");
    assertThat(Axis.raised("erg cm-2 s-1")).isEqualTo("erg cm⁻² s⁻¹");
    assertThat(Axis.raised("cm2")).isEqualTo("cm²");
    assertThat(Axis.raised("m-12")).isEqualTo("m⁻¹²");
    assertThat(Axis.raised("count/s")).isEqualTo("count/s");
  }

  @Test
  void theRangeOfAnAxisCoversItsDataAndKeepsFixedEnds() {
    for (Axis axis : new Axis[] {Axis.of("a", ""), Axis.of("a", "").log()}) {
      Extent range = axis.range(new Extent(2, 50), false);
      assertThat(range.from()).isLessThanOrEqualTo(2);
      assertThat(range.to()).isGreaterThanOrEqualTo(50);
      assertThat(axis.between(1, 60).range(new Extent(2, 50), false)).isEqualTo(new Extent(1, 60));
      Extent single = axis.range(new Extent(3, 3), false);
      assertThat(single.from()).isLessThan(3);
      assertThat(single.to()).isGreaterThan(3);
      Extent rounding = axis.range(new Extent(0.5, Math.nextUp(0.5)), false);
      assertThat(rounding.to() - rounding.from()).isGreaterThan(0.01);
      assertThat(Arrays.asList(axis.range(Extent.NONE, false))).noneMatch(Extent::isNone);
    }

    assertThat(Axis.of("n", "").range(new Extent(4, 9), true).from()).isZero();
  }
}
