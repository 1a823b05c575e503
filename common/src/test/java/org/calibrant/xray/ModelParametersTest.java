package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.Test;

class ModelParametersTest {
  private static final SpectralModel MODEL =
      new Absorbed(
          new TBabs(0.1, Abundances.WILM),
          new Sum(List.of(new PowerLaw(1.7, 1e-3), new GaussianLine(6.4, 0.1, 1e-5))));

  @Test
  void everyNumberIsNamedByTheComponentsThatLeadToIt() {
    assertThat(ModelParameters.of(MODEL).paths())
        .containsExactly(
            "absorption.nh-e22",
            "source.parts.0.photon-index",
            "source.parts.0.norm",
            "source.parts.1.energy-kev",
            "source.parts.1.sigma-kev",
            "source.parts.1.norm");
  }

  @Test
  void valuesAndUnitsAreThoseOfTheRecords() {
    ModelParameters parameters = ModelParameters.of(MODEL);
    assertThat(parameters.value("source.parts.1.energy-kev")).isEqualTo(6.4);
    assertThat(parameters.unit("source.parts.1.energy-kev")).isEqualTo("keV");
    assertThat(parameters.unit("absorption.nh-e22")).isEqualTo("1e22 cm-2");
    assertThat(parameters.unit("source.parts.0.photon-index")).isEmpty();
  }

  @Test
  void replacingANumberMakesAnotherTreeAndLeavesTheFirst() {
    ModelParameters parameters = ModelParameters.of(MODEL);
    SpectralModel changed = parameters.with("source.parts.0.photon-index", 2.5);
    assertThat(changed)
        .isEqualTo(
            new Absorbed(
                new TBabs(0.1, Abundances.WILM),
                new Sum(List.of(new PowerLaw(2.5, 1e-3), new GaussianLine(6.4, 0.1, 1e-5)))));
    assertThat(parameters.with("source.parts.0.photon-index", 1.7)).isEqualTo(MODEL);
    assertThat(
            parameters.with(
                List.of("absorption.nh-e22", "source.parts.1.norm"), new double[] {3, 4}))
        .isEqualTo(
            new Absorbed(
                new TBabs(3, Abundances.WILM),
                new Sum(List.of(new PowerLaw(1.7, 1e-3), new GaussianLine(6.4, 0.1, 4)))));
  }

  @Test
  void theParametersOfATableHaveTheNamesOfTheTable() {
    SpectralModel table = new AdditiveTable(new InputFile("t.fits"), Map.of("tau", 1.0), 0.1, 2);
    ModelParameters parameters = ModelParameters.of(table);
    assertThat(parameters.paths()).containsExactly("parameters.tau", "redshift", "norm");
    assertThat(parameters.with("parameters.tau", 5))
        .isEqualTo(new AdditiveTable(new InputFile("t.fits"), Map.of("tau", 5.0), 0.1, 2));
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> ModelParameters.of(new PowerLaw(2, 1)).with("photon-indx", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no parameter photon-indx; did you mean 'photon-index'?; there is [photon-index,"
                + " norm]");
    assertThatThrownBy(() -> ModelParameters.of(new PowerLaw(2, 1)).value("kt-kev"))
        .hasMessage("no parameter kt-kev; there is [photon-index, norm]");
  }

  @Test
  void whatARecordRefusesIsRefusedHere() {
    assertThatThrownBy(() -> ModelParameters.of(MODEL).with("source.parts.1.sigma-kev", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sigma-kev must not be negative, was -1.0");
  }
}
