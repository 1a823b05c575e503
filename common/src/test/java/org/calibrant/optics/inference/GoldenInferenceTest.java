package org.calibrant.optics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.calibrant.fit.Adam;
import org.calibrant.fit.Box;
import org.calibrant.fit.ConstantRate;
import org.calibrant.fit.DescentHistory;
import org.calibrant.fit.FisherInformation;
import org.calibrant.fit.LinearCoordinates;
import org.calibrant.fit.Objective;
import org.calibrant.optics.telescope.Keys;
import org.calibrant.params.ParamSpec;
import org.calibrant.params.ParameterStore;
import org.calibrant.params.Value;
import org.junit.jupiter.api.Test;

/** Values of dLux and JAX; origin and tolerances stand beside the files. */
class GoldenInferenceTest {
  private static final double PLATE = 0.35502952880262084;

  /** The order of the golden vectors. */
  private static final List<String> ORDER =
      List.of(
          Keys.X_POSITION,
          Keys.Y_POSITION,
          Keys.SEPARATION,
          Keys.POSITION_ANGLE,
          Keys.LOG_FLUX_TOTAL,
          Keys.CONTRAST,
          Keys.PLATE_SCALE,
          Keys.M1_ZERNIKES,
          Keys.M2_ZERNIKES);

  private static final Unknowns ALL = new Unknowns(ORDER, List.of(), List.of(), List.of());

  private static final Bench BENCH =
      new Setting(Bed.threePlane(64, 32), Bed.threePlane(truth())).bench();

  private static Map<String, Value> truth() {
    return Map.of(
        Keys.X_POSITION, Bed.n(0.5),
        Keys.Y_POSITION, Bed.n(-0.25),
        Keys.SEPARATION, Bed.n(4),
        Keys.POSITION_ANGLE, Bed.n(80),
        Keys.CONTRAST, Bed.n(3.2),
        Keys.M1_ZERNIKES, Bed.n(Bed.M1),
        Keys.M2_ZERNIKES, Bed.n(Bed.M2));
  }

  /** Golden vectors in the order of the spec. */
  private static double[] inSpecOrder(double[] golden) {
    ParameterStore store = BENCH.freed(BENCH.values(), ALL);
    int at = 0;
    for (String key : ORDER) {
      int size = store.spec().param(key).size();
      double[] part = new double[size];
      System.arraycopy(golden, at, part, 0, size);
      store = store.under(unbounded(store, key)).with(key, part);
      at += size;
    }

    return store.pack();
  }

  private static ParamSpec unbounded(ParameterStore store, String key) {
    return store
        .spec()
        .replace(
            store.spec().param(key).within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  private static final double[] TRUE = {
    0.5, -0.25, 4, 80, 5, 3.2, PLATE, 20, -15, 10, 5, -8, 12, -3, 7, -10, 6, 14, -4, 9, -2, 3, -11
  };

  private static final double[] THETA = {
    0.51,
    -0.27,
    4.015,
    80.1,
    5.002,
    3.23,
    0.35552952880261607,
    21,
    -16,
    10.5,
    4.5,
    -7.3,
    11.7,
    -2.8,
    6.6,
    -10.6,
    6.4,
    13.8,
    -3.7,
    8.5,
    -1.9,
    3.8,
    -11.7
  };

  @Test
  void theGaussianLossAndItsGradientAreThoseOfJax() {
    ParameterStore values = BENCH.freed(BENCH.values(), ALL);
    PixelLikelihood likelihood =
        new GaussianLikelihood(new CountVariance(1, 0)).of(Npy.golden("binary_data_poisson.npy"));
    VisitObjective objective = BENCH.visit(values, likelihood);
    double[] gradient = new double[23];
    double value = objective.gradient(inSpecOrder(THETA), gradient);
    assertThat(value / 3078.3778093088436).isCloseTo(1, within(1e-9));
    double[] expected = inSpecOrder(Npy.golden("grad_gaussian.npy"));
    for (int i = 0; i < 23; i++) {
      assertThat(gradient[i] / expected[i])
          .as(values.spec().freeNames().get(i))
          .isCloseTo(1, within(1e-7));
    }
  }

  /** Adam (rate 0.5, β 0.9 and 0.999, ε 1e-8) in units of 1/√F_ii, data without noise. */
  @Test
  void theTraceOfAdamInScaledCoordinatesIsThatOfOptax() {
    ParameterStore values = BENCH.freed(BENCH.values(), ALL).unpack(inSpecOrder(TRUE));
    double[] data = BENCH.image(values);
    PixelLikelihood likelihood = new GaussianLikelihood(new CountVariance(1, 0)).of(data);
    VisitObjective objective = BENCH.visit(values, likelihood);
    double[] truth = inSpecOrder(TRUE);
    double[] matrix = new double[23 * 23];
    double least = objective.curvature(truth, new double[23], matrix);
    FisherInformation fisher = new FisherInformation(matrix, 23);
    Objective scaled = LinearCoordinates.scaled(truth, fisher.conditionalSigma()).of(objective);
    double[] golden = Npy.golden("trace_adam_scaled.npy");
    double[] u = row(golden, 0);
    double[] start = new double[23];
    LinearCoordinates.scaled(truth, fisher.conditionalSigma()).toInner(inSpecOrder(THETA), start);
    assertThat(start).containsExactly(u, within(1e-6 * 11));

    DescentHistory history = new DescentHistory(scaled);
    new Adam(new ConstantRate(0.5), new double[] {1}, 0.9, 0.999, 1e-8, true, 0, 30)
        .minimise(history, u, Box.unbounded(23));
    assertThat(history.points()).hasSize(31);
    double[] losses = history.history();
    for (int step = 0; step <= 30; step++) {
      double loss = losses[step] - least;
      assertThat(loss).isCloseTo(golden[step * 24], within(1e-6 * 77.4));
      assertThat(history.points().get(step)).containsExactly(row(golden, step), within(1e-6 * 11));
    }
  }

  private static double[] row(double[] trace, int step) {
    double[] u = new double[23];
    System.arraycopy(trace, step * 24 + 1, u, 0, 23);
    return inSpecOrder(u);
  }

  /** Eigenvalues of the golden case span 1.6e7 … 2e-8: 15 combinations are determined. */
  @Test
  void fifteenCombinationsOfTheParametersAreDetermined() {
    ParameterStore values = BENCH.freed(BENCH.values(), ALL).unpack(inSpecOrder(TRUE));
    PixelLikelihood likelihood =
        new GaussianLikelihood(new CountVariance(1, 0)).of(BENCH.image(values));
    double[] matrix = new double[23 * 23];
    BENCH.visit(values, likelihood).curvature(values.pack(), new double[23], matrix);
    double[] eigenvalues = new FisherInformation(matrix, 23).eigenvalues();
    assertThat(eigenvalues[0]).isBetween(1.5e7, 1.7e7);
    assertThat(eigenvalues[15]).isLessThan(2e-4);
    assertThat(eigenvalues[14]).isGreaterThan(2e-4);
  }
}
