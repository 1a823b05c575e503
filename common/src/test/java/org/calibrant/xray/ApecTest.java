package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.calibrant.core.BadInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plasma from files in AtomDB's format. */
class ApecTest {
  private static final double[] EDGES = edges();

  @TempDir Path folder;
  private AtomDbFiles files;

  @BeforeEach
  void write() {
    files = SmallAtomDb.write(folder);
  }

  @Test
  void aLineFallsWholeIntoItsBin() {
    double[] flux = flux(apec(1, 1, 0, 0, false));
    double[] without = flux(apec(1, 0, 0, 0, false));
    assertThat(flux[bin(0.65)] - without[bin(0.65)]).isCloseTo(1e14 * 1e-16, within(1e-12));
    assertThat(flux[bin(6.7)] - without[bin(6.7)]).isCloseTo(1e14 * 2e-17, within(1e-12));
  }

  @Test
  void theContinuumIsItsDensityInTheMiddleOfABinTimesTheWidth() {
    double[] flux = flux(apec(1, 0, 0, 0, false));
    int i = bin(3.3);
    double middle = 0.5 * (EDGES[i] + EDGES[i + 1]);
    double density = 4e-15 * (10.1 - middle) / 10;
    assertThat(flux[i])
        .isCloseTo(1e14 * density * (EDGES[i + 1] - EDGES[i]), Percentage.withPercentage(1e-9));
  }

  @Test
  void emissivitiesAreLinearInTheTemperature() {
    double[] one = flux(apec(1, 1, 0, 0, false));
    double[] half = flux(apec(1.25, 1, 0, 0, false));
    for (int i = 0; i < one.length; i++) {
      assertThat(half[i]).isCloseTo(1.5 * one[i], Percentage.withPercentage(1e-4));
    }

    assertThat(flux(apec(5, 1, 0, 0, false))).isEqualTo(flux(apec(2, 1, 0, 0, false)));
  }

  @Test
  void traceElementsDoNotFollowTheMetallicity() {
    int sodium = bin(1.2);
    double[] none = flux(apec(1, 0, 0, 0, false));
    double[] twice = flux(apec(1, 2, 0, 0, false));
    assertThat(none[sodium]).isEqualTo(twice[sodium]);
    assertThat(none[bin(0.4)]).isLessThan(twice[bin(0.4)]);
  }

  @Test
  void aRedshiftMovesALineAndThinsItsPhotons() {
    double z = 0.25;
    double[] flux = flux(apec(1, 1, z, 0, false));
    double[] without = flux(apec(1, 0, z, 0, false));
    int i = bin(6.7 / 1.25);
    assertThat(flux[i] - without[i]).isCloseTo(1e14 * 2e-17 / 1.25, within(1e-12));
  }

  @Test
  void aVelocityMakesGaussiansThatKeepAllPhotons() {
    double[] wide = flux(apec(1, 1, 0, 3000, false));
    double[] without = flux(apec(1, 0, 0, 3000, false));
    double sum = 0;
    double square = 0;
    for (int i = bin(6); i < bin(7.5); i++) {
      double photons = (wide[i] - without[i]) / 1e14;
      double distance = 0.5 * (EDGES[i] + EDGES[i + 1]) - 6.7;
      sum += photons;
      square += photons * distance * distance;
    }

    assertThat(sum).isCloseTo(2e-17, Percentage.withPercentage(1e-6));
    double sigma = 6.7 * 3000 / 299792.458;
    assertThat(Math.sqrt(square / sum)).isCloseTo(sigma, Percentage.withPercentage(1));
  }

  /** σ² of iron at 1 keV: 1/(55.845 · 938272) of E². */
  @Test
  void heavyIonsAreBroadenedLessByTheTemperature() {
    double iron = width(6.7);
    double oxygen = width(0.65);
    assertThat(iron)
        .isCloseTo(6.7 * Math.sqrt(1 / (55.845 * 938272.088)), Percentage.withPercentage(2));
    assertThat(oxygen)
        .isCloseTo(0.65 * Math.sqrt(1 / (15.999 * 938272.088)), Percentage.withPercentage(2));
  }

  private double width(double energy) {
    double[] fine = new double[2001];
    for (int i = 0; i < fine.length; i++) {
      fine[i] = energy * (0.99 + 0.02 * i / 2000.0);
    }

    double[] with = new double[2000];
    double[] without = new double[2000];
    apec(1, 1, 0, 0, true).addTo(fine, with);
    apec(1, 0, 0, 0, true).addTo(fine, without);
    double sum = 0;
    double square = 0;
    for (int i = 0; i < with.length; i++) {
      double distance = 0.5 * (fine[i] + fine[i + 1]) - energy;
      sum += with[i] - without[i];
      square += (with[i] - without[i]) * distance * distance;
    }

    return Math.sqrt(square / sum);
  }

  @Test
  void everyElementMayHaveItsOwnAbundance() {
    Map<String, Double> elements = new HashMap<>();
    Nuclide.scaled().forEach(name -> elements.put(name, 0.5));
    elements.put("He", 1.0);
    assertThat(flux(new VApec(files, 1, elements, Abundances.WILM, 0, 0, false, 1)))
        .isEqualTo(flux(new Apec(files, 1, 0.5, Abundances.WILM, 0, 0, false, 1)));
    elements.put("Fe", 1.0);
    double[] more = flux(new VApec(files, 1, elements, Abundances.WILM, 0, 0, false, 1));
    double[] less = flux(new Apec(files, 1, 0.5, Abundances.WILM, 0, 0, false, 1));
    double iron = Abundances.WILM.of(Element.FE) / Abundances.ANGR.of(Element.FE);
    assertThat(more[bin(6.7)] - less[bin(6.7)]).isCloseTo(0.5 * iron * 2e-3, within(1e-12));
    elements.remove("Ni");
    assertThatThrownBy(() -> new VApec(files, 1, elements, Abundances.WILM, 0, 0, false, 1))
        .hasMessageContaining("elements must name He and");
  }

  @Test
  void anExpressionNamesItsParametersAsXspecDoes() {
    PlasmaFiles plasma = new PlasmaFiles.AtomDbPlasma(files, false);
    Map<String, Setting> settings =
        Map.of(
            "apec.kT", new Setting.Free(1.5, 1, 2),
            "apec.Abundanc", new Setting.Frozen(0.3),
            "apec.Redshift", new Setting.Frozen(0.05),
            "apec.norm", new Setting.Free(1e-3, 0, 1));
    Expression expression =
        new Expression("apec", Abundances.WILM, plasma, Map.of(), Map.of(), settings);
    assertThat(expression.free().model())
        .isEqualTo(new Apec(files, 1.5, 0.3, Abundances.WILM, 0.05, 0, false, 1e-3));
  }

  @Test
  void filesThatDoNotBelongTogetherAreRefused() {
    assertThatThrownBy(() -> apec(7, 1, 0, 0, false).check())
        .hasMessage("kt-kev must be within the files, 1.0 to 2.0, was 7.0");
    Path elsewhere = folder.resolve("other");
    assertThat(elsewhere.toFile().mkdir()).isTrue();
    AtomDbFiles other =
        new AtomDbFiles(SmallAtomDb.lines(elsewhere, 2.1), SmallAtomDb.continuum(elsewhere, 2.2));
    assertThatThrownBy(() -> new Apec(other, 1, 1, Abundances.ANGR, 0, 0, true, 1).check())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("temperature 2 is 2.0999999");
  }

  private Apec apec(double kt, double metallicity, double z, double velocity, boolean thermal) {
    return new Apec(files, kt, metallicity, Abundances.ANGR, z, velocity, thermal, 1);
  }

  private static double[] flux(SpectralModel model) {
    double[] flux = new double[EDGES.length - 1];
    model.addTo(EDGES, flux);
    return flux;
  }

  private static int bin(double energy) {
    int i = 0;
    while (EDGES[i + 1] < energy) {
      i++;
    }

    return i;
  }

  private static double[] edges() {
    double[] edges = new double[985];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = 0.151 + 0.01 * i;
    }

    return edges;
  }
}
