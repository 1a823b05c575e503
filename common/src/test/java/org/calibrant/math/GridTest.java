package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.calibrant.core.Shorthand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {

  @Test
  void aLinearGridIsEvenlySpaced() {
    assertThat(new Linear(-1, 1, 5).values()).containsExactly(-1, -0.5, 0, 0.5, 1);
  }

  @Test
  void aLogarithmicGridHasEqualRatios() {
    double[] values = new Logarithmic(1e-3, 1e3, 7).values();
    double[] decades = {1e-3, 1e-2, 0.1, 1, 10, 100, 1e3};
    assertThat(values).containsExactly(decades, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 1000, 99_991})
  void everySpacedGridRisesStrictlyBetweenExactEnds(int steps) {
    for (Grid grid : new Grid[] {new Linear(0.1, 0.7, steps), new Logarithmic(0.1, 0.7, steps)}) {
      double[] values = grid.values();
      assertThat(values).hasSize(steps).isSorted().doesNotHaveDuplicates();
      assertThat(values[0]).isEqualTo(0.1);
      assertThat(values[steps - 1]).isEqualTo(0.7);
    }
  }

  @Test
  void oneStepIsOneValue() {
    assertThat(new Linear(2, 2, 1).values()).containsExactly(2);
    assertThat(new Logarithmic(2, 2, 1).values()).containsExactly(2);
  }

  @Test
  void pointsKeepTheOrderInWhichTheyAreGiven() {
    assertThat(new Points(new double[] {3, 1, 2}).values()).containsExactly(3, 1, 2);
  }

  @Test
  void aBareListMeansPoints() {
    assertThat(Grid.class.getAnnotation(Shorthand.class).value()).isEqualTo(Points.class);
  }

  @Test
  void pointsAreComparedByValueAndCannotBeChangedFromOutside() {
    double[] given = {1, 2};
    Points points = new Points(given);
    given[0] = 7;
    points.values()[1] = 7;
    assertThat(points)
        .isEqualTo(new Points(new double[] {1, 2}))
        .hasSameHashCodeAs(new Points(new double[] {1, 2}))
        .isNotEqualTo(new Points(new double[] {2, 1}))
        .hasToString("[1.0, 2.0]");
  }

  @Test
  void whatMakesNoAxisIsRefused() {
    refused(() -> new Linear(10, 0.5, 3), "from must be below to, were 10.0 and 0.5");
    refused(() -> new Linear(1, 1, 3), "from must be below to, were 1.0 and 1.0");
    refused(() -> new Linear(0, 1, 0), "steps must be at least 1, was 0");
    refused(
        () -> new Linear(0, 1, 1), "one step needs from and to to be the same, were 0.0 and 1.0");
    refused(() -> new Linear(0, Double.NaN, 2), "from and to must be finite, were 0.0 and NaN");
    refused(() -> new Linear(1, Math.nextUp(1.0), 3), "double precision does not hold 3 values");
    refused(() -> new Linear(-1e308, 1e308, 3), "double precision does not hold 3 values");
    refused(() -> new Logarithmic(0, 1, 3), "from must be positive, was 0.0");
    refused(() -> new Logarithmic(2, 1, 3), "from must be below to, were 2.0 and 1.0");
    refused(() -> new Logarithmic(1, Math.nextUp(1.0), 2), "double precision does not hold");
    refused(() -> new Points(new double[0]), "values must not be empty");
    refused(() -> new Points(new double[] {1, 2, 1}), "values must differ, 1.0 was given twice");
    refused(() -> new Points(new double[] {1, Double.NaN}), "values must be finite, one was NaN");
  }

  private static void refused(Runnable construction, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(construction::run)
        .withMessageContaining(message);
  }
}
