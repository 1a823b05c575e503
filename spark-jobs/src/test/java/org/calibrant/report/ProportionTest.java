package org.calibrant.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Shares and what chance makes of them. */
class ProportionTest {

  /** R: prop.test(81, 263, correct = FALSE): 0.2553 to 0.3662 at 95 %. */
  @Test
  void theScoreIntervalIsThatOfTextbooks() {
    Proportion share = new Proportion(81, 263);
    assertThat(share.lower(1.959964)).isCloseTo(0.2553, within(5e-5));
    assertThat(share.upper(1.959964)).isCloseTo(0.3662, within(5e-5));
  }

  @Test
  void noHitsAtAllStillHaveAnInterval() {
    assertThat(new Proportion(0, 10).lower(1)).isZero();
    assertThat(new Proportion(0, 10).upper(1)).isCloseTo(1.0 / 11, within(1e-15));
    assertThat(new Proportion(10, 10).lower(1)).isCloseTo(10.0 / 11, within(1e-15));
    assertThat(new Proportion(0, 0).value()).isNaN();
    assertThat(new Proportion(0, 0).lower(1)).isNaN();
  }

  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    Random random = new Random(20261120);
    for (double p : new double[] {0.1, 0.683, 0.95}) {
      int held = 0;
      for (int trial = 0; trial < 4000; trial++) {
        int hits = 0;
        for (int i = 0; i < 60; i++) {
          hits += random.nextDouble() < p ? 1 : 0;
        }

        Proportion share = new Proportion(hits, 60);
        held += share.lower(1) <= p && p <= share.upper(1) ? 1 : 0;
      }

      assertThat(held / 4000.0).as("p = " + p).isCloseTo(0.683, within(0.06));
    }
  }

  @Test
  void binomialQuantilesAreThoseOfTheSum() {
    double[] pmf = new double[21];
    double p = 0.3;
    double cumulated = 0;
    for (int k = 0; k <= 20; k++) {
      pmf[k] = choose(20, k) * Math.pow(p, k) * Math.pow(1 - p, 20 - k);
      double before = cumulated;
      cumulated += pmf[k];
      assertThat(Proportion.quantile(20, p, 0.5 * (before + Math.min(1, cumulated)))).isEqualTo(k);
    }
  }

  private static double choose(int n, int k) {
    double choose = 1;
    for (int i = 1; i <= k; i++) {
      choose = choose * (n - k + i) / i;
    }

    return choose;
  }
}
