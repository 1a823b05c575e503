package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models as XSPEC users write them. */
class ExpressionTest {
  private static final Map<String, Setting> SETTINGS =
      Map.of(
          "phabs.nH", frozen(0.1),
          "powerlaw.PhoIndex", frozen(1.7),
          "powerlaw.norm", frozen(2),
          "bbody.kT", frozen(0.5),
          "bbody.norm", frozen(3));

  @TempDir Path folder;

  @Test
  void anExpressionIsTheSameRecordsAsTheRecordForm() {
    assertThat(of("phabs*(powerlaw+bbody)", SETTINGS).free().model())
        .isEqualTo(
            new Absorbed(
                new PhAbs(0.1, Abundances.ANGR),
                new Sum(List.of(new PowerLaw(1.7, 2), new BlackBody(0.5, 3)))));
  }

  @ParameterizedTest
  @CsvSource({
    "phabs(powerlaw+bbody)",
    "' phabs * ( po + bb ) '",
    "PHABS*((powerlaw)+(bbody))",
    "(powerlaw+bbody)*phabs"
  })
  void itMayBeWrittenInSeveralWays(String text) {
    assertThat(of(text, SETTINGS).free().model())
        .isEqualTo(of("phabs*(powerlaw+bbody)", SETTINGS).free().model());
  }

  @Test
  void parametersStandInTheOrderOfTheTextAndPointIntoTheRecords() {
    FreeModel free = of("phabs*(powerlaw+bbody)", SETTINGS).free();
    assertThat(free.parameters().stream().map(FreeModel.Parameter::name))
        .containsExactly(
            "phabs.nH", "powerlaw.PhoIndex", "powerlaw.norm", "bbody.kT", "bbody.norm");
    ModelParameters view = ModelParameters.of(free.model());
    double[] values = free.parameters().stream().mapToDouble(p -> view.value(p.path())).toArray();
    assertThat(values).containsExactly(0.1, 1.7, 2, 0.5, 3);
  }

  @Test
  void aComponentThatStandsThereTwiceIsNumberedAndMayBeTied() {
    Map<String, Setting> settings =
        Map.of(
            "powerlaw1.PhoIndex",
            new Setting.Free(1.5, 0, 4),
            "powerlaw1.norm",
            frozen(1),
            "powerlaw2.PhoIndex",
            new Setting.Tied("powerlaw1.PhoIndex", 2, -1),
            "powerlaw2.norm",
            frozen(1));
    FreeModel free = of("powerlaw+powerlaw", settings).free();
    assertThat(free.model()).isEqualTo(new Sum(List.of(new PowerLaw(1.5, 1), new PowerLaw(2, 1))));
    assertThat(free.at(new double[] {2}))
        .isEqualTo(new Sum(List.of(new PowerLaw(2, 1), new PowerLaw(3, 1))));
  }

  @Test
  void afterAbsorptionTheRightmostFactorActsFirst() {
    Map<String, Setting> settings = new HashMap<>();
    settings.put("phabs.nH", frozen(0.1));
    settings.put("constant.factor", frozen(0.5));
    settings.put("powerlaw.PhoIndex", frozen(1.7));
    settings.put("powerlaw.norm", frozen(2));
    assertThat(of("phabs*constant*powerlaw", settings).free().model())
        .isEqualTo(
            new Absorbed(
                new PhAbs(0.1, Abundances.ANGR),
                new Absorbed(new Factor(0.5), new PowerLaw(1.7, 2))));
  }

  @Test
  void cfluxMakesTheFluxOfWhatStandsToItsRightAParameter() {
    Map<String, Setting> settings = new HashMap<>();
    settings.put("phabs.nH", frozen(5));
    settings.put("cflux.Emin", frozen(2));
    settings.put("cflux.Emax", frozen(10));
    settings.put("cflux.lg10Flux", frozen(-12));
    settings.put("powerlaw.PhoIndex", frozen(1.7));
    settings.put("powerlaw.norm", frozen(2));
    FreeModel free = of("phabs*cflux*powerlaw", settings).free();
    Absorbed model = (Absorbed) free.model();
    assertThat(new EnergyFlux(2, 10).of(model.source()))
        .isCloseTo(1e-12, org.assertj.core.data.Percentage.withPercentage(1e-9));
    assertThat(new EnergyFlux(2, 10).of(model)).isLessThan(0.95e-12);
  }

  @Test
  void aTableBringsItsOwnParameters() {
    InputFile plasma = SmallTables.plasma(folder);
    Map<String, Setting> settings =
        Map.of(
            "atable.kT", frozen(1),
            "atable.He", frozen(1),
            "atable.Fe", frozen(0.3),
            "atable.Redshift", frozen(0.1),
            "atable.norm", frozen(2));
    FreeModel free =
        new Expression(
                "atable{rs}",
                Abundances.ANGR,
                new PlasmaFiles.NoPlasma(),
                Map.of(),
                Map.of("rs", plasma),
                settings)
            .free();
    assertThat(free.model())
        .isEqualTo(new AdditiveTable(plasma, Map.of("kT", 1.0, "He", 1.0, "Fe", 0.3), 0.1, 2));
  }

  @Test
  void theAbundancesRescaleThePlasma() {
    InputFile plasma = SmallTables.plasma(folder);
    double[] edges = {1, 2};
    double[] plain = new double[1];
    double[] wilm = new double[1];
    double[] byHand = new double[1];
    new CiePlasma(plasma, 1, 1, Abundances.ANGR, Abundances.ANGR, 0, 1).addTo(edges, plain);
    new CiePlasma(plasma, 1, 1, Abundances.WILM, Abundances.ANGR, 0, 1).addTo(edges, wilm);
    double helium = Abundances.WILM.of(Element.HE) / Abundances.ANGR.of(Element.HE);
    double iron = Abundances.WILM.of(Element.FE) / Abundances.ANGR.of(Element.FE);
    new AdditiveTable(plasma, Map.of("kT", 1.0, "He", helium, "Fe", iron), 0, 1)
        .addTo(edges, byHand);
    assertThat(wilm[0]).isEqualTo(byHand[0]).isLessThan(plain[0]);
    assertThat(iron).isCloseTo(0.575, org.assertj.core.api.Assertions.within(5e-4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phabs*(powerlaw | expected ')' at character 16, found the end",
        "phabs*           | expected the name of a component",
        "phabs+powerlaw  | only additive components can be added",
        "powerlaw*bbody  | a product has 2 additive factors",
        "phabs           | has no additive component",
        "phabs*powerlow  | no component powerlow; did you mean 'powerlaw'?",
        "apec            | apec needs files",
        "phabs*powerlaw! | expected an operator at character 15, found '!'"
      })
  void aMistakeIsToldInOneLine(String text, String words) {
    assertThatThrownBy(() -> of(text, needed(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void everyParameterMustBeStated() {
    Map<String, Setting> some = new HashMap<>(needed("phabs*powerlaw"));
    some.remove("phabs.nH");
    assertThatThrownBy(() -> of("phabs*powerlaw", some))
        .hasMessage("parameters: missing [phabs.nH]");
    some.put("phabs.NH", frozen(1));
    assertThatThrownBy(() -> of("phabs*powerlaw", some))
        .hasMessageStartingWith("parameters: the model has no phabs.NH; did you mean 'phabs.nH'?");
  }

  @Test
  void showParListsEveryParameterWithUnitAndState() {
    Map<String, Setting> settings = new HashMap<>(needed("phabs*powerlaw"));
    settings.put("powerlaw.PhoIndex", new Setting.Free(1.7, -3, 10));
    List<String> lines = of("phabs*powerlaw", settings).free().lines();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).contains("phabs.nH", "1e22 cm-2", "0.1", "frozen");
    assertThat(lines.get(2)).contains("2", "powerlaw.PhoIndex", "1.7", "free", "-3.0 to 10.0");
  }

  private static Map<String, Setting> needed(String text) {
    Map<String, Setting> some = new HashMap<>(SETTINGS);
    some.keySet().removeIf(name -> !text.contains(name.substring(0, name.indexOf('.'))));
    return some;
  }

  private static Setting frozen(double value) {
    return new Setting.Frozen(value);
  }

  private static Expression of(String text, Map<String, Setting> settings) {
    return new Expression(
        text, Abundances.ANGR, new PlasmaFiles.NoPlasma(), Map.of(), Map.of(), settings);
  }
}
