package org.calibrant.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.calibrant.fit.Lbfgsb;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;

class FromEstimateTest {
  private static final FromEstimate START =
      new FromEstimate(1, 2, new Lbfgsb(10, 1e-4, 1e-12, 500, 50_000), SearchCoordinates.SCALED, 1);

  @Test
  void walkersLieAroundTheMostProbablePointAsThePosteriorIsWide() {
    Posterior posterior = PosteriorTest.tl6();
    Start.Places places = START.places(posterior);
    RandomStream stream = new RandomStream(3, "start");
    LogDensity.Evaluator evaluator = posterior.evaluator();
    double[] point = new double[6];
    double[] lnPrior = new double[1];
    double[] lnLikelihood = new double[1];
    double mean = 0;
    int n = 400;
    double best = Double.NEGATIVE_INFINITY;
    for (int walker = 0; walker < n; walker++) {
      stream.start(0, walker);
      places.place(walker, stream, point);
      evaluator.evaluate(point, 1, 1, lnPrior, lnLikelihood, new double[0]);
      assertThat(lnPrior[0]).isFinite();
      mean += (lnPrior[0] + lnLikelihood[0]) / n;
      best = Math.max(best, lnPrior[0] + lnLikelihood[0]);
    }

    // of a normal density in six dimensions ln p lies 3 below its peak on average; here draws
    // beyond a bound are drawn nearer
    assertThat(best - mean).isBetween(1.0, 6.0);
  }

  @Test
  void theSameWalkerHasTheSamePlace() {
    double[] one = new double[6];
    double[] again = new double[6];
    RandomStream stream = new RandomStream(3, "start");
    stream.start(0, 5);
    START.places(PosteriorTest.tl6()).place(5, stream, one);
    stream.start(0, 5);
    START.places(PosteriorTest.tl6()).place(5, stream, again);
    assertThat(again).containsExactly(one);
  }

  @Test
  void aDensityWithoutPriorsIsRefused() {
    LogDensity line = new LinearRegression(List.of(0.0, 1.0), List.of(1.0, 3.0), 0.5, 5);
    assertThatThrownBy(() -> START.check(line)).hasMessageContaining("needs a Posterior");
  }
}
