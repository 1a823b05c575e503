package org.calibrant.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.calibrant.params.Affine;
import org.calibrant.params.Log;
import org.calibrant.params.Logit;
import org.calibrant.params.Softplus;
import org.junit.jupiter.api.Test;

class TransformedCoordinatesTest {
  private static final TransformedCoordinates COORDINATES =
      new TransformedCoordinates(
          List.of(new Log(0), new Logit(-1, 2), new Softplus(1), new Affine(0, 1)));
  private static final Quadratic BOWL =
      new Quadratic(
          new double[] {4, 1, 0, 0, 1, 3, 0.2, 0, 0, 0.2, 2, 0.1, 0, 0, 0.1, 1},
          new double[] {1, 0.5, 2, -1});
  private static final double[] U = {0.3, -0.7, 0.2, 2};

  @Test
  void gradientsInNewCoordinatesAreTheirDifferences() {
    for (Objective objective : List.of(COORDINATES.of(BOWL), COORDINATES.density(BOWL))) {
      double[] gradient = new double[4];
      assertThat(objective.gradient(U, gradient)).isEqualTo(objective.value(U));
      for (int i = 0; i < 4; i++) {
        double[] above = U.clone();
        double[] below = U.clone();
        above[i] += 1e-6;
        below[i] -= 1e-6;
        double slope = (objective.value(above) - objective.value(below)) / 2e-6;
        assertThat(gradient[i]).isCloseTo(slope, within(1e-7));
      }
    }
  }

  @Test
  void aMinimumIsTheSameInAllCoordinates() {
    double[] u = new double[4];
    double[] x = new double[4];
    Optimum found =
        new FisherScoring(1e-14, 100, 200)
            .minimise(COORDINATES.of(BOWL), U, COORDINATES.box(Box.unbounded(4)));
    COORDINATES.toOuter(found.point(), x);
    assertThat(x).containsExactly(BOWL.centre(), within(1e-6));
    COORDINATES.toInner(x, u);
    assertThat(u).containsExactly(found.point(), within(1e-12));
  }

  @Test
  void boundsMoveWithTheCoordinates() {
    Box box =
        COORDINATES.box(
            new Box(
                new double[] {0, -0.5, 1, -3},
                new double[] {Math.E, 2, Double.POSITIVE_INFINITY, 3}));
    assertThat(box.lower(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(box.upper(0)).isCloseTo(1, within(1e-15));
    assertThat(box.lower(1)).isCloseTo(Math.log(0.5 / 2.5), within(1e-15));
    assertThat(box.upper(1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(box.lower(3)).isEqualTo(-3);
  }

  /** The draws of x follow the density of x whatever the coordinates: an exponential one, mean 1. */
  @Test
  void drawsInNewCoordinatesHaveTheDensityOfTheOldOnes() {
    Objective exponential =
        new Objective() {
          @Override
          public double value(double[] x) {
            return x[0];
          }

          @Override
          public boolean hasGradient() {
            return true;
          }

          @Override
          public double gradient(double[] x, double[] out) {
            out[0] = 1;
            return x[0];
          }
        };
    TransformedCoordinates log = new TransformedCoordinates(List.of(new Log(0)));
    double[] u =
        new NoUTurn(300, 6000, 0.8, 8)
            .sample(log.density(exponential), new double[] {0}, 3, 0)
            .parameter(0);
    double mean = Arrays.stream(u).map(Math::exp).average().orElseThrow();
    double square = Arrays.stream(u).map(y -> Math.exp(2 * y)).average().orElseThrow();
    assertThat(mean).isCloseTo(1, within(0.08));
    assertThat(square).isCloseTo(2, within(0.4));
  }
}
