package org.calibrant.calibration.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The components beside the two-layer model, against numbers that were computed independently. */
class ComponentsTest {

  @Test
  void forcingIsLogarithmicInTheConcentration() {
    double[][] known = {
      {180.0, -2.320225512657182},
      {278.0, 0.0},
      {280.0, 0.03826519361939816},
      {300.0, 0.40654718575778154},
      {417.0, 2.1643612526682783},
      {556.0, 3.7},
      {1112.0, 7.4}
    };
    for (double[] row : known) {
      double[][] out = {{Double.NaN}};
      Component.Stepper stepper = new Co2Forcing(false).stepper(1, Set.of());
      stepper.begin(new double[][] {{3.7}, {278}}, new double[][] {{row[0]}}, out, 1);
      assertThat(out[0][0]).isCloseTo(row[1], within(1e-14));
    }
  }

  private static CoupledModel carbonCycle() {
    return new CoupledModel(
        List.of(new CarbonCycle(0)),
        List.of(
            new InputSeries(
                "Emissions|CO2", Golden.file("carbon-cycle.csv"), "year", "emissions_GtC_yr"),
            new InputSeries(
                "Surface Temperature", Golden.file("carbon-cycle.csv"), "year", "temperature_K")));
  }

  @Test
  void theOneBoxCarbonCycleIsItsExactSolution() {
    double[][] series =
        TwoLayerTest.run(
            carbonCycle(),
            List.of(
                "Atmospheric Concentration|CO2",
                "Cumulative Land Uptake|CO2",
                "Cumulative Emissions|CO2"),
            20.3,
            280,
            0.05);
    List<Map<String, String>> rows = Golden.rows("carbon-cycle.csv");
    for (int t = 0; t < rows.size(); t++) {
      String[] columns = {"conc_exact", "cum_uptake_exact", "cum_emis_exact"};
      for (int v = 0; v < 3; v++) {
        double expected = Golden.number(rows.get(t), columns[v]);
        assertThat(series[v][t]).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
      }

      assertThat(series[1][t] + 2.13 * (series[0][t] - 280))
          .as("carbon is conserved")
          .isCloseTo(series[2][t], within(1e-9));
    }
  }

  @Test
  void fourBoxesShareTheForcingByTheirRatios() {
    FourBoxOceanHeatUptake boxes = new FourBoxOceanHeatUptake();
    double[][] out = new double[7][2];
    double[][] ratios = {{1.2, 1.2}, {0.6, 0.6}, {1.6, 1.6}, {0.6, 0.7}};
    boxes.stepper(2, Set.of()).begin(ratios, new double[][] {{2.5, 2.5}}, out, 2);
    double[] expected = {3.0, 1.5, 4.0, 1.5, 2.25, 2.75, 2.5};
    for (int i = 0; i < 7; i++) {
      assertThat(out[i][0]).isCloseTo(expected[i], within(1e-14));
      assertThat(out[i][1]).as("ratios with another mean").isNaN();
    }
  }

  @Test
  void thePartialPressureOfTheWaterIsThatOfJoos() {
    double[][] known = {
      {4, 5, 338.047639591852}, {0, 0, 278}, {1, 50, 369.7618423899466}, {2, 150, 663.4236374317906}
    };
    for (double[] row : known) {
      double rise = SeawaterCarbon.rise(row[1], 17.9);
      assertThat(SeawaterCarbon.pressure(278, rise, 0.043, row[0]))
          .isCloseTo(row[2], within(1e-10));
    }

    double[] b = {1.5, 7.5, 1.3, 2.5, 1.6};
    double[] g = {-0.02, -0.2, -0.1, -0.14, -0.2};
    double[][] others = {{4, 5, 379.9519218759785}, {2, 150, 659.2477052167865}};
    for (double[] row : others) {
      double rise = SeawaterCarbon.rise(row[1], 17.9, b, g);
      assertThat(SeawaterCarbon.pressure(315, rise, 0.0423, row[0]))
          .isCloseTo(row[2], within(1e-10));
    }
  }

  private static final double[] YEARS = {0, 0.25, 0.5, 1, 2, 5, 9.8, 9.9, 20, 100};

  @ParameterizedTest
  @CsvSource({
    "GFDL_3D, 0.9999999999999999 0.8029185069544436 0.6670527765608268 0.4536426754914767"
        + " 0.2666101007124505 0.14126329463922033 0.10075910842072974 0.10033235168244208"
        + " 0.07568591149363113 0.03593952991824021",
    "BERN_2D, 1.0000063205392211 0.5478802008559859 0.41853279967900825 0.29826072110958485"
        + " 0.20481343073268396 0.14357206634303646 0.10812479858197552 0.10811907721231101"
        + " 0.07681985980224366 0.03387093628878266",
    "HILDA, 0.9999999999999999 0.5989818346127617 0.5038772980873198 0.403026010330283"
        + " 0.30945034317020104 0.21097063035268532 0.15724945830722056 0.15651510078203995"
        + " 0.11211595796206968 0.05263523927898065"
  })
  void theScaledResponseIsTheKnownOneAtAllTimes(MixedLayerResponse response, String words) {
    String[] known = words.split(" ", -1);
    double s = 0.9492864;
    for (int i = 0; i < YEARS.length; i++) {
      double r = response.at(YEARS[i]);
      assertThat(r * s / (r * s + 1 - r)).isCloseTo(Double.parseDouble(known[i]), within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"GFDL_3D, 0.9492864", "BERN_2D, 0.9492864", "HILDA, 0.9492864", "HILDA, 1"})
  void exponentialsStandForTheResponseAfterTheSwitch(MixedLayerResponse response, double s) {
    ScaledResponse scaled = ScaledResponse.of(response, s);
    for (int lag = scaled.early.length; lag < 4000; lag += 37) {
      double r = response.at(lag / 12.0);
      double sum = 0;
      for (int k = 0; k < scaled.decay.length; k++) {
        sum += scaled.amplitude[k] * Math.pow(scaled.decay[k], lag - scaled.early.length);
      }

      assertThat(sum).isCloseTo(r * s / (r * s + 1 - r), within(1e-9));
    }

    if (s == 1) {
      assertThat(scaled.decay).hasSize(6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GFDL_3D, 3D-GFDL, 7.66, 50.9, 3.55e14, 17.7",
    "BERN_2D, 2D-BERN, 7.46, 50, 3.5375e14, 18.2997",
    "HILDA, HILDA, 9.06, 75, 3.62e14, 18.1716"
  })
  void theOceanTakesUpWhatTheFullConvolutionSays(
      MixedLayerResponse response,
      String column,
      double tau,
      double depth,
      double area,
      double temperature) {
    CoupledModel model =
        new CoupledModel(
            List.of(new OceanCarbon(response, 0.9492864, "Warming")),
            List.of(
                new InputSeries(
                    "Atmospheric Concentration|CO2",
                    Golden.file("ocean-carbon.csv"),
                    "year",
                    "co2_ppm"),
                new InputSeries("Warming", Golden.file("ocean-carbon.csv"), "year", "sst_anom")));
    double[][] series =
        TwoLayerTest.run(
            model,
            List.of(
                "Ocean Surface Partial Pressure|CO2",
                "Cumulative Ocean Uptake|CO2",
                "Ocean Uptake|CO2"),
            tau,
            depth,
            area,
            temperature,
            0.03717879,
            278);
    String[] columns = {"_pco2", "_cum_uptake_GtC", "_flux_GtC_yr"};
    List<Map<String, String>> rows = Golden.rows("ocean-carbon.csv");
    assertThat(rows).hasSizeGreaterThan(200);
    for (int t = 0; t < rows.size(); t++) {
      for (int v = 0; v < 3; v++) {
        double expected = Golden.number(rows.get(t), column + columns[v]);
        assertThat(series[v][t])
            .as("%s in row %d", columns[v], t)
            .isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
      }
    }
  }

  /** Emissions, concentration, forcing, temperature, and the feedback of warming on the sink. */
  private static CoupledModel chain() {
    return new CoupledModel(
        List.of(
            new CarbonCycle(0),
            new Co2Forcing(false),
            new FourBoxOceanHeatUptake(),
            new TwoLayer(0.1, 0, 0),
            new OceanCarbon(MixedLayerResponse.HILDA, 1, "Surface Temperature")),
        List.of(
            new InputSeries(
                "Emissions|CO2", Golden.file("carbon-cycle.csv"), "year", "emissions_GtC_yr")));
  }

  @Test
  void aChainIsTheSameAsItsComponentsByHand() {
    CoupledModel model = chain();
    assertThat(model.parameters())
        .containsSubsequence("tau", "conc_pi", "alpha_temperature", "erf_2xco2")
        .doesNotHaveDuplicates();
    double[] parameters = {
      20.3, 280, 0.05, 3.7, 1.2, 0.6, 1.6, 0.6, 1.1, 0.05, 1.2, 0.7, 8, 100, 9.06, 75, 3.62e14,
      18.1716, 0.0372, 280
    };
    double[][] series =
        TwoLayerTest.run(
            model,
            List.of(
                "Atmospheric Concentration|CO2",
                "Effective Radiative Forcing",
                "Surface Temperature",
                "Ocean Heat Uptake"),
            parameters);
    double[] emissions =
        Golden.rows("carbon-cycle.csv").stream()
            .mapToDouble(row -> Golden.number(row, "emissions_GtC_yr"))
            .toArray();
    double c = 280;
    double[][] layers = {{0}, {0}, {0}, {0}};
    double[][] own = new double[6][];
    for (int k = 0; k < 6; k++) {
      own[k] = new double[] {parameters[8 + k]};
    }

    Component.Stepper stepper = new TwoLayer(0.1, 0, 0).stepper(1, Set.of());
    stepper.begin(own, new double[][] {{0}}, layers, 1);
    for (int t = 1; t < 200; t++) {
      double lifetime = 20.3 * Math.exp(0.05 * layers[0][0]);
      double end = 280 + emissions[t - 1] * lifetime / 2.13;
      c = end + (c - end) * Math.exp(-1 / lifetime);
      double forcing = 3.7 / Math.log(2) * Math.log(c / 280);
      stepper.step(t - 1, t, new double[][] {{forcing}}, layers, 1);
      assertThat(series[0][t]).isCloseTo(c, within(1e-9));
      assertThat(series[1][t]).isCloseTo(forcing, within(1e-11));
      assertThat(series[2][t]).isCloseTo(layers[0][0], within(1e-11));
      assertThat(series[3][t]).isCloseTo(forcing, within(1e-11));
    }
  }

  @Test
  void aVariableHasOneSource() {
    assertThatThrownBy(
            () ->
                new CoupledModel(
                    List.of(new TwoLayer(0.1, 0, 0), new TwoLayer(0.1, 0, 0)),
                    TwoLayerTest.model("pulse").inputs()))
        .hasMessageContaining("components compute Surface Temperature twice");
  }

  @Test
  void stepsDivideTheirWay() {
    assertThat(new Steps(1750, 1752, 0.5).values())
        .containsExactly(1750, 1750.5, 1751, 1751.5, 1752);
    assertThatThrownBy(() -> new Steps(0, 1, 0.3)).hasMessageContaining("step must divide the way");
    assertThatThrownBy(() -> new Steps(0, 1, -1)).hasMessageContaining("step must lead");
  }

  @Test
  void aStraightLineIsStraight() {
    double[][] y = TwoLayerTest.run(new StraightLine(new Steps(0, 3, 1)), List.of("y"), 2, -1);
    assertThat(y[0]).containsExactly(-1, 1, 3, 5);
  }
}
