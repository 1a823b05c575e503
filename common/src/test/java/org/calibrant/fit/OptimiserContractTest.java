package org.calibrant.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every optimiser promises. */
class OptimiserContractTest {

  private static List<Optimiser> withLimit(int evaluations) {
    return List.of(
        new Lbfgsb(8, 1e-6, 0, 1000, evaluations),
        new NelderMead(0.5, 1e-12, 1e-8, evaluations),
        new ParticleSwarm(1, 30, 0.7298, 1.49618, 1.49618, 1e-12, 4000, evaluations),
        new CmaEs(1, 12, 0.5, 1e-12, evaluations));
  }

  static Stream<Optimiser> searches() {
    return withLimit(100_000).stream();
  }

  static Stream<Optimiser> all() {
    return Stream.concat(searches(), Stream.of(new RandomSearch(1, 2000, 100)));
  }

  private static Box box(int n, double low, double high) {
    double[] lower = new double[n];
    double[] upper = new double[n];
    Arrays.fill(lower, low);
    Arrays.fill(upper, high);
    return new Box(lower, upper);
  }

  private static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double a = 1 - x[i];
      double b = x[i + 1] - x[i] * x[i];
      sum += a * a + 100 * b * b;
    }

    return sum;
  }

  /** ½ Σ 10^i (x_i − i)², turned by a shear so that the axes are no eigenvectors. */
  private static double quadratic(double[] x) {
    double sum = 0;
    double weight = 1;
    for (int i = 0; i < x.length; i++) {
      double along = x[i] - i + (i > 0 ? 0.5 * (x[i - 1] - (i - 1)) : 0);
      sum += 0.5 * weight * along * along;
      weight *= 10;
    }

    return sum;
  }

  @ParameterizedTest
  @MethodSource("searches")
  void theBottomOfACurvedValleyIsFound(Optimiser optimiser) {
    Optimum found =
        optimiser.minimise(
            OptimiserContractTest::rosenbrock, new double[] {-1.2, 1}, box(2, -3, 3));
    assertThat(found.ending()).isEqualTo(Ending.CONVERGED);
    assertThat(found.point()[0]).isCloseTo(1, within(1e-4));
    assertThat(found.point()[1]).isCloseTo(1, within(2e-4));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void theBottomOfAStretchedBowlIsFound(Optimiser optimiser) {
    Optimum found =
        optimiser.minimise(OptimiserContractTest::quadratic, new double[4], box(4, -10, 10));
    assertThat(found.ending()).isEqualTo(Ending.CONVERGED);
    for (int i = 0; i < 4; i++) {
      assertThat(found.point()[i]).isCloseTo(i, within(1e-3));
    }

    assertThat(found.value()).isEqualTo(quadratic(found.point()));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void aMinimumBeyondTheBoundIsLookedForAtTheBound(Optimiser optimiser) {
    // on x = 0.5 Rosenbrock's function is least at y = 0.25
    Box box = new Box(new double[] {-3, -3}, new double[] {0.5, 3});
    Optimum found =
        optimiser.minimise(OptimiserContractTest::rosenbrock, new double[] {-1.2, 1}, box);
    assertThat(found.point()[0]).isCloseTo(0.5, within(1e-6));
    assertThat(found.point()[1]).isCloseTo(0.25, within(1e-4));
  }

  @ParameterizedTest
  @MethodSource("all")
  void pointsWithoutAValueAreWalkedAround(Optimiser optimiser) {
    Objective holed =
        x -> x[0] < 0.3 ? Double.NaN : x[1] > 2 ? Double.POSITIVE_INFINITY : quadratic(x);
    Optimum found = optimiser.minimise(holed, new double[] {1.5, -1.5}, box(2, -4, 4));
    assertThat(found.value()).isFinite().isLessThan(0.5);
    assertThat(found.point()[0]).isGreaterThanOrEqualTo(0.3);
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingFiniteIsNoMinimum(Optimiser optimiser) {
    Optimum found = optimiser.minimise(x -> Double.NaN, new double[] {1, 1}, box(2, -4, 4));
    assertThat(found.ending()).isEqualTo(Ending.NOT_FINITE);
    assertThat(found.value()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  static Stream<Optimiser> short50() {
    return withLimit(50).stream();
  }

  @ParameterizedTest
  @MethodSource("short50")
  void theLimitOfEvaluationsIsKept(Optimiser optimiser) {
    int[] count = new int[1];
    Objective counting =
        x -> {
          count[0]++;
          return rosenbrock(x);
        };
    Optimum found = optimiser.minimise(counting, new double[] {-1.2, 1, 1, 1, 1}, box(5, -3, 3));
    assertThat(found.ending()).isEqualTo(Ending.TOO_MANY_EVALUATIONS);
    assertThat(count[0]).isLessThanOrEqualTo(50).isEqualTo(found.evaluations());
    assertThat(found.value()).isLessThanOrEqualTo(rosenbrock(new double[] {-1.2, 1, 1, 1, 1}));
  }

  @ParameterizedTest
  @MethodSource("all")
  void noPointIsOutsideTheBoxAndTheBestOneIsReported(Optimiser optimiser) {
    Box box = new Box(new double[] {-0.5, 0.1}, new double[] {0.9, 2});
    RecordedObjective recorded = new RecordedObjective(OptimiserContractTest::rosenbrock);
    Optimum found = optimiser.minimise(recorded, new double[] {-0.5, 2}, box);
    assertThat(recorded.evaluated()).hasSize(found.evaluations());
    double best = Double.POSITIVE_INFINITY;
    for (RecordedObjective.Evaluated each : recorded.evaluated()) {
      assertThat(box.contains(each.point())).isTrue();
      best = Math.min(best, each.value());
    }

    assertThat(found.value()).isEqualTo(best).isEqualTo(rosenbrock(found.point()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSameCallGivesTheSameBits(Optimiser optimiser) {
    double[] start = {-1.2, 1, 0.3};
    Optimum one = optimiser.minimise(OptimiserContractTest::rosenbrock, start, box(3, -3, 3));
    Optimum again = optimiser.minimise(OptimiserContractTest::rosenbrock, start, box(3, -3, 3));
    assertThat(again.point()).containsExactly(one.point());
    assertThat(again.evaluations()).isEqualTo(one.evaluations());
    assertThat(start).containsExactly(-1.2, 1, 0.3);
  }

  @Test
  void aKnownGradientSavesTheDifferences() {
    Objective differentiable =
        new Objective() {
          @Override
          public double value(double[] x) {
            return rosenbrock(x);
          }

          @Override
          public boolean hasGradient() {
            return true;
          }

          @Override
          public double gradient(double[] x, double[] out) {
            double a = 1 - x[0];
            double b = x[1] - x[0] * x[0];
            out[0] = -2 * a - 400 * b * x[0];
            out[1] = 200 * b;
            return rosenbrock(x);
          }
        };
    Lbfgsb method = new Lbfgsb(8, 1e-9, 0, 1000, 10_000);
    double[] start = {-1.2, 1};
    Optimum known = method.minimise(differentiable, start, Box.unbounded(2));
    Optimum differenced =
        method.minimise(OptimiserContractTest::rosenbrock, start, Box.unbounded(2));
    assertThat(known.point()[0]).isCloseTo(1, within(1e-9));
    assertThat(known.gradientNorm()).isLessThan(1e-9);
    assertThat(known.evaluations()).isLessThan(differenced.evaluations() / 2).isLessThan(120);
    assertThat(differenced.point()[0]).isCloseTo(1, within(1e-6));
  }

  @Test
  void aSwarmAndACloudLeaveALocalMinimumThatHoldsALocalSearch() {
    // Rastrigin's function: a minimum at every whole number, the least at 0
    Objective rastrigin =
        x -> Arrays.stream(x).map(v -> v * v + 10 * (1 - StrictMath.cos(2 * Math.PI * v))).sum();
    double[] start = {3.1, -2.1};
    Box box = box(2, -5.12, 5.12);
    Optimum local = new Lbfgsb(8, 1e-6, 0, 1000, 10_000).minimise(rastrigin, start, box);
    assertThat(local.value()).isGreaterThan(4);
    Optimiser swarm = new ParticleSwarm(4, 40, 0.7298, 1.49618, 1.49618, 1e-10, 1000, 100_000);
    assertThat(swarm.minimise(rastrigin, start, box).value()).isLessThan(1e-6);
    Optimiser cloud = new CmaEs(4, 60, 2, 1e-10, 100_000);
    assertThat(cloud.minimise(rastrigin, start, box).value()).isLessThan(1e-6);
  }

  @Test
  void otherStartsDrawOtherNumbers() {
    RecordedObjective one = new RecordedObjective(OptimiserContractTest::quadratic);
    RecordedObjective two = new RecordedObjective(OptimiserContractTest::quadratic);
    Optimiser random = new RandomSearch(1, 10, 10);
    random.minimise(one, new double[] {0, 0}, box(2, -1, 1));
    random.minimise(two, new double[] {0, 0.5}, box(2, -1, 1));
    double[] a = one.evaluated().get(3).point();
    double[] b = two.evaluated().get(3).point();
    assertThat(a).isNotEqualTo(b);
  }

  @Test
  void aRandomSearchHasOnePointInEveryStratum() {
    RecordedObjective recorded = new RecordedObjective(OptimiserContractTest::quadratic);
    new RandomSearch(1, 64, 10).minimise(recorded, new double[] {0, 0}, box(2, 0, 64));
    for (int axis = 0; axis < 2; axis++) {
      int i = axis;
      assertThat(recorded.evaluated().stream().skip(1).mapToInt(e -> (int) e.point()[i]).sorted())
          .containsExactlyElementsOf(IntStream.range(0, 64).boxed().toList());
    }
  }

  @Test
  void aSearchThatFillsABoxNeedsOne() {
    assertThatThrownBy(
            () ->
                new RandomSearch(1, 10, 10)
                    .minimise(OptimiserContractTest::quadratic, new double[2], Box.unbounded(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("RandomSearch needs bounds, variable 1 has [-Infinity, Infinity]");
  }

  @Test
  void limitsWithoutSenseAreRefused() {
    assertThatThrownBy(() -> new Lbfgsb(0, 1e-6, 0, 1, 1))
        .hasMessage("memory must be at least 1, was 0");
    assertThatThrownBy(() -> new NelderMead(0, 1e-6, 0, 1))
        .hasMessage("size must be positive and finite, was 0.0");
    assertThatThrownBy(() -> new CmaEs(1, 2, 1, 0, 1))
        .hasMessage("population must be at least 4, was 2");
  }
}
