package org.calibrant.calibration.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.calibrant.math.RandomStream;
import org.calibrant.math.VectorApi;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TwoLayerTest {
  private static final List<String> ALL =
      List.of(TwoLayer.SURFACE, TwoLayer.DEEP, TwoLayer.CONTENT, TwoLayer.IMBALANCE);
  private static final Map<String, double[]> SETS =
      Map.of(
          "default", new double[] {1, 0, 1, 0.7, 8, 100},
          "nonlinear", new double[] {1.1, 0.05, 1.2, 0.7, 8, 100},
          "edge", new double[] {5, 0, 3, 2, 1, 500});

  static CoupledModel model(String forcing) {
    return new CoupledModel(
        List.of(new TwoLayer(0.1, 0, 0)),
        List.of(
            new InputSeries(
                "Effective Radiative Forcing", Golden.file("forcing.csv"), "year", forcing)));
  }

  /** series[variable][time] of one run. */
  static double[][] run(Model model, List<String> variables, double... parameters) {
    int times = model.times().length;
    double[] flat = new double[variables.size() * times];
    model.simulator(variables).run(parameters, 1, 1, flat);
    double[][] series = new double[variables.size()][times];
    for (int v = 0; v < series.length; v++) {
      System.arraycopy(flat, v * times, series[v], 0, times);
    }

    return series;
  }

  @Test
  void temperaturesAreThoseOfAnIndependentIntegration() {
    List<Map<String, String>> rows = Golden.rows("two-layer.csv");
    assertThat(rows).hasSizeGreaterThan(150);
    for (Map<String, String> row : rows) {
      double[][] series = run(model(row.get("forcing")), ALL, SETS.get(row.get("set")));
      int t = (int) Golden.number(row, "year") - 1750;
      String where = row.toString();
      assertThat(series[0][t]).as(where).isCloseTo(Golden.number(row, "ts"), within(1e-11));
      assertThat(series[1][t]).as(where).isCloseTo(Golden.number(row, "td"), within(1e-11));
      assertThat(series[0][t]).as(where).isCloseTo(Golden.number(row, "ts_exact"), within(1e-5));
      assertThat(series[2][t]).as(where).isCloseTo(Golden.number(row, "content"), within(1e-3));
      assertThat(series[3][t]).as(where).isCloseTo(Golden.number(row, "imbalance"), within(1e-4));
    }
  }

  @Test
  void heatContentGrowsByTheImbalance() {
    double[][] series = run(model("hist_like"), ALL, 1.1, 0.05, 1.2, 0.7, 8, 100);
    double[][] fine = run(model("hist_like"), ALL, 1.1, 0, 1.2, 0.7, 8, 100);
    for (double[][] s : List.of(series, fine)) {
      double rms = 0;
      for (int t = 200; t < 300; t++) {
        // the forcing jumps from year to year, so the growth lies between the ends' imbalances
        double growth = s[2][t + 1] - s[2][t];
        double last = s[3][t];
        rms += (growth - last) * (growth - last) / 100;
      }

      assertThat(Math.sqrt(rms)).isLessThan(0.2);
    }
  }

  @Test
  void underAConstantForcingTheWarmingEndsAtForcingOverFeedback() {
    double[] x = {0};
    double[] y = {0};
    LinearTwoLayer linear = new LinearTwoLayer(1);
    double[][] parameters = {{1.25}, {0}, {1.3}, {0.7}, {8}, {100}};
    linear.prepare(0, parameters, 0.1, 10);
    for (int year = 0; year < 20_000; year++) {
      linear.advance(0, 3.7, x, y);
    }

    assertThat(x[0]).isCloseTo(3.7 / 1.25, within(1e-12));
    assertThat(y[0]).isCloseTo(3.7 / 1.25, within(1e-12));
  }

  @Test
  void theThreeWaysOfOneRunMeetWhereTheyBorder() {
    double[] linear = run(model("hist_like"), ALL, 1.1, 0, 1.2, 0.7, 8, 100)[0];
    double[] scaled = run(model("hist_like"), ALL, 1.1, 1e-13, 1.2, 0.7, 8, 100)[0];
    for (int t = 0; t < linear.length; t++) {
      assertThat(scaled[t]).isCloseTo(linear[t], within(1e-11));
    }

    double[] noEfficacy = run(model("hist_like"), ALL, 1.1, 0.05, 0, 0.7, 8, 100)[0];
    double[] little = run(model("hist_like"), ALL, 1.1, 0.05, 1e-13, 0.7, 8, 100)[0];
    for (int t = 0; t < linear.length; t++) {
      assertThat(noEfficacy[t]).isCloseTo(little[t], within(1e-11));
    }
  }

  @Test
  void halvingTheSubstepDividesTheErrorBySixteen() {
    double exact = at2000(0.005);
    double ratio = (at2000(0.25) - exact) / (at2000(0.125) - exact);
    assertThat(ratio).isCloseTo(16, within(2.5));
  }

  private static double at2000(double substep) {
    CoupledModel model =
        new CoupledModel(List.of(new TwoLayer(substep, 0, 0)), model("hist_like").inputs());
    return run(model, List.of(TwoLayer.SURFACE), 1.1, 0.05, 1.2, 0.7, 2, 100)[0][250];
  }

  @Test
  void aRunDependsOnItsOwnParametersAlone() {
    Simulator simulator = model("hist_like").simulator(ALL);
    int times = 351;
    int stride = 80;
    int count = 77;
    RandomStream stream = new RandomStream(2, "lanes");
    double[] points = new double[6 * stride];
    for (int w = 0; w < count; w++) {
      double[] p = {1 + stream.uniform(), 0.1 * stream.uniform(), 1.2, 0.7, 8, 100};
      p[1] = w % 5 == 0 ? 0 : p[1];
      p[2] = w % 7 == 0 ? 0 : p[2];
      for (int k = 0; k < 6; k++) {
        points[k * stride + w] = p[k];
      }
    }

    double[] together = new double[4 * times * stride];
    simulator.run(points, stride, count, together);
    for (int w = 0; w < count; w++) {
      double[] alone = new double[4 * times];
      double[] p = new double[6];
      for (int k = 0; k < 6; k++) {
        p[k] = points[k * stride + w];
      }

      simulator.run(p, 1, 1, alone);
      for (int i = 0; i < alone.length; i++) {
        assertThat(together[i * stride + w]).isEqualTo(alone[i]);
      }
    }
  }

  @Test
  void bothFormsOfTheKernelGiveTheSameBits() throws ReflectiveOperationException {
    Assumptions.assumeTrue(VectorApi.isPresent(), "needs the module jdk.incubator.vector");
    TwoLayerKernel vector =
        Class.forName("org.calibrant.calibration.models.VectorTwoLayer")
            .asSubclass(TwoLayerKernel.class)
            .getConstructor()
            .newInstance();
    RandomStream stream = new RandomStream(3, "kernel");
    double[][] plain = new double[7][32];
    for (double[] row : plain) {
      for (int w = 0; w < 32; w++) {
        row[w] = stream.uniform() * 0.1;
      }
    }

    plain[3][5] = -40; // runs away
    double[][] fast = new double[7][];
    for (int k = 0; k < 7; k++) {
      fast[k] = plain[k].clone();
    }

    advance(new PlainTwoLayer(), plain);
    advance(vector, fast);
    for (int k = 0; k < 2; k++) {
      assertThat(fast[k]).containsExactly(plain[k]);
    }

    assertThat(plain[0][5]).isNaN();
  }

  private static void advance(TwoLayerKernel kernel, double[][] a) {
    kernel.advance(a[0], a[1], a[2], a[3], a[4], a[5], a[6], 32, 300);
  }

  @Test
  void aRunawayIsNotFinite() {
    double[] surface = run(model("onepct"), ALL, 0.3, 0.4, 1, 0.7, 8, 100)[0];
    assertThat(surface[350]).isNotFinite();
  }

  @Test
  void aModelWithoutItsInputIsRefused() {
    TwoLayer layers = new TwoLayer(0.1, 0, 0);
    InputSeries wrong =
        new InputSeries("Effective Radiative Forcin", Golden.file("forcing.csv"), "year", "pulse");
    assertThatThrownBy(() -> new CoupledModel(List.of(layers), List.of(wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "inputs lack Effective Radiative Forcing [W m-2], which TwoLayer reads")
        .hasMessageContaining("did you mean");
    assertThatThrownBy(() -> new TwoLayer(0, 0, 0))
        .hasMessageContaining("substep must be positive");
  }
}
