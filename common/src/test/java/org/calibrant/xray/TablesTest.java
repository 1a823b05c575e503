package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.calibrant.xray.SpectralModelContractTest.flux;
import static org.calibrant.xray.SpectralModelContractTest.logarithmic;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  @TempDir static Path folder;
  private static InputFile plasma;
  private static InputFile plane;

  @BeforeAll
  static void write() {
    plasma = SmallTables.plasma(folder);
    plane = SmallTables.plane(folder, true);
  }

  private static SpectralModel plasma(double kt, double z) {
    return new TablePlasma(plasma, kt, 0.3, z, 2);
  }

  @Test
  void atANodeThePlasmaIsTheTableWithHeliumOnceAndMetalsByMetallicity() {
    double[] found = flux(plasma(1, 0), SmallTables.EDGES);
    for (int i = 0; i < 4; i++) {
      assertThat(found[i]).isCloseTo(2 * (2 * (i + 1) + 10 + 0.3 * 100), within(1e-4));
    }
  }

  /** 2 keV is half-way from 1 to 4 keV in the logarithm. */
  @Test
  void betweenNodesThePlasmaIsLinearInTheLogarithmOfTemperature() {
    double[] low = flux(plasma(1, 0), SmallTables.EDGES);
    double[] high = flux(plasma(4, 0), SmallTables.EDGES);
    double[] middle = flux(plasma(2, 0), SmallTables.EDGES);
    for (int i = 0; i < 4; i++) {
      assertThat(middle[i]).isCloseTo((low[i] + high[i]) / 2, within(1e-12));
    }
  }

  @Test
  void thePlasmaTellsItsNodesThroughEveryComposite() {
    Tabulated deep =
        new Sum(
            List.of(
                new PowerLaw(2, 1),
                new Absorbed(
                    new TBabs(0.1, Abundances.WILM),
                    new Scaled(2, new Redshifted(0.1, plasma(1, 0))))));
    String path = "parts.1.source.source.source.kt-kev";
    assertThat(deep.nodes(path)).containsExactly(0.5, 1, 4);
    assertThat(deep.logarithmic(path)).isTrue();
    assertThat(deep.nodes("parts.1.absorption.nh-e22")).isEmpty();
    assertThat(deep.nodes("parts.0.photon-index")).isEmpty();
    assertThat(deep.nodes("parts.1.source.source.source.redshift")).isEmpty();
    assertThat(deep.nodes("kt-kev")).isEmpty();
    assertThat(ModelParameters.of((SpectralModel) deep).paths()).contains(path);
  }

  @Test
  void outsideTheTableThePlasmaStaysButTheCheckRefusesIt() {
    assertThat(flux(plasma(9, 0), SmallTables.EDGES))
        .containsExactly(flux(plasma(4, 0), SmallTables.EDGES));
    assertThat(flux(plasma(0.1, 0), SmallTables.EDGES))
        .containsExactly(flux(plasma(0.5, 0), SmallTables.EDGES));
    assertThatThrownBy(() -> plasma(9, 0).check())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kT must be within the table, 0.5 to 4.0, was 9.0");
  }

  @Test
  void theRedshiftOfAPlasmaIsThatOfAnyModel() {
    double[] edges = logarithmic(0.2, 9, 37);
    double[] own = flux(plasma(1.3, 0.4), edges);
    double[] wrapped = flux(new Redshifted(0.4, plasma(1.3, 0)), edges);
    for (int i = 0; i < own.length; i++) {
      assertThat(own[i]).isCloseTo(wrapped[i], within(1e-12 * wrapped[i]));
    }
  }

  @Test
  void aPartOfATabulatedBinHoldsItsShareByWidth() {
    double whole = flux(plasma(1, 0), new double[] {2, 4})[0];
    double[] parts = flux(plasma(1, 0), new double[] {2.5, 3, 3.2, 3.8});
    assertThat(parts[0]).isCloseTo(0.25 * whole, within(1e-12 * whole));
    assertThat(parts[1]).isCloseTo(0.1 * whole, within(1e-12 * whole));
    assertThat(parts[2]).isCloseTo(0.3 * whole, within(1e-12 * whole));
  }

  /** Photons are conserved: those of the table, once, divided by 1 + z. */
  @Test
  void movingToOtherBinsLosesNoPhotons() {
    double all = 0;
    for (double photons : flux(plasma(1, 0), SmallTables.EDGES)) {
      all += photons;
    }

    for (int bins : new int[] {1, 3, 40, 1777}) {
      double sum = 0;
      for (double photons : flux(plasma(1, 0.6), logarithmic(0.1, 10, bins))) {
        sum += photons;
      }

      assertThat(sum).isCloseTo(all / 1.6, within(1e-11 * all));
    }
  }

  @Test
  void aTableOfTwoParametersIsInterpolatedInEachByItsOwnMethod() {
    SpectralModel model = new AdditiveTable(plane, Map.of("x", 1.5, "Y", 20.0), 0, 1);
    double expected = 1.5 + Math.log10(20);
    double[] found = flux(model, SmallTables.EDGES);
    for (int i = 0; i < 4; i++) {
      assertThat(found[i]).isCloseTo(expected * (i + 1), within(1e-12));
    }

    Tabulated table = (Tabulated) model;
    assertThat(table.nodes("parameters.x")).containsExactly(1, 3);
    assertThat(table.logarithmic("parameters.x")).isFalse();
    assertThat(table.nodes("parameters.Y")).containsExactly(1, 100);
    assertThat(table.logarithmic("parameters.Y")).isTrue();
    assertThat(table.nodes("norm")).isEmpty();
  }

  @Test
  void aNameThatTheTableDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> new AdditiveTable(plane, Map.of("x", 1.5, "Yy", 20.0), 0, 1).check())
        .hasMessage("parameters: the table has no Yy; it has [x, Y]");
    assertThatThrownBy(() -> new AdditiveTable(plane, Map.of("x", 1.5), 0, 1).check())
        .hasMessage("parameters: missing Y");
    assertThatThrownBy(() -> new AdditiveTable(plane, Map.of("x", 3.5, "Y", 20.0), 0, 1).check())
        .hasMessage("x must be within the table, 1.0 to 3.0, was 3.5");
  }

  @Test
  void aTableOfTheOtherSortIsRefused() {
    assertThatThrownBy(() -> new MultiplicativeTable(plasma, Map.of("kT", 1.0), 0).check())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("expected a multiplicative table model, found an additive");
    assertThatThrownBy(() -> new TablePlasma(plane, 1, 1, 0, 1).check())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("expected one interpolated parameter, the temperature");
    assertThatThrownBy(() -> new AdditiveTable(plane, Map.of("x", 1.5, "Y", 2.0), 0.1, 1).check())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("REDSHIFT");
  }
}
