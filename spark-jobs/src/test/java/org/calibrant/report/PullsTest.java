package org.calibrant.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.calibrant.report.chart.Bars;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;
import org.junit.jupiter.api.Test;

class PullsTest {

  @Test
  void momentsAreThoseOfErrorsInUnitsOfSigma() {
    Pulls pulls = new Pulls();
    pulls.add(2, 1);
    pulls.add(-1, 0.5);
    pulls.add(3, 3);

    assertThat(pulls.count()).isEqualTo(3);
    assertThat(pulls.mean()).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(pulls.rms()).isCloseTo(Math.sqrt(3), within(1e-15));
  }

  @Test
  void otherMinimaAreCountedAndLeftOutOfTheMoments() {
    Pulls pulls = new Pulls();
    pulls.add(1, 1);
    pulls.add(-5.01, 1);

    assertThat(pulls.count()).isEqualTo(1);
    assertThat(pulls.beyond()).isEqualTo(1);
    assertThat(pulls.rms()).isEqualTo(1);
  }

  @Test
  void aHeldValueAndNoNumberAreNoPulls() {
    Pulls pulls = new Pulls();
    pulls.add(1, 0);
    pulls.add(Double.NaN, 1);
    pulls.add(1, Double.NaN);

    assertThat(pulls.count() + pulls.beyond()).isZero();
  }

  @Test
  void theCurveHoldsAsManyAsTheBars() {
    Pulls pulls = new Pulls();
    for (int i = 0; i < 1000; i++) {
      pulls.add(-4 + 8.0 * i / 999, 1);
    }

    Plot plot = pulls.plot("pull");
    Bars bars = (Bars) plot.layers().get(0);
    Line curve = (Line) plot.layers().get(1);
    double area = 0;
    for (int i = 1; i < curve.x().length; i++) {
      area += 0.5 * (curve.y()[i] + curve.y()[i - 1]) * (curve.x()[i] - curve.x()[i - 1]);
    }

    double width = bars.histogram().edges()[1] - bars.histogram().edges()[0];
    assertThat(bars.histogram().counted()).isEqualTo(1000);
    assertThat(area / width).isCloseTo(1000, within(0.01));
  }
}
