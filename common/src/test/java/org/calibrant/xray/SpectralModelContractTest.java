package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every spectral model promises. */
class SpectralModelContractTest {
  @TempDir static Path folder;
  private static AtomDbFiles atomDb;
  private static InputFile plasma;
  private static InputFile plane;
  private static InputFile factors;
  private static InputFile sigma;

  @BeforeAll
  static void writeTables() {
    atomDb = SmallAtomDb.write(folder);
    plasma = SmallTables.plasma(folder);
    plane = SmallTables.plane(folder, true);
    factors = SmallTables.plane(folder, false);
    sigma = SmallTables.crossSection(folder);
  }

  /** A model as a function of its norm. */
  record Case(String name, DoubleFunction<SpectralModel> of) {
    SpectralModel model() {
      return of.apply(1.7);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Models whose photons per bin are integrals. */
  static Stream<Case> integrated() {
    return Stream.of(
        new Case("power law", k -> new PowerLaw(1.7, k)),
        new Case("flat power law", k -> new PowerLaw(0, k)),
        new Case("power law of index one", k -> new PowerLaw(1, k)),
        new Case("steep power law", k -> new PowerLaw(4.5, k)),
        new Case("bremsstrahlung", k -> new Bremsstrahlung(2, k)),
        new Case("hot bremsstrahlung", k -> new Bremsstrahlung(60, k)),
        new Case("black body", k -> new BlackBody(0.7, k)),
        new Case("cold black body", k -> new BlackBody(0.03, k)),
        new Case("cut-off power law", k -> new CutoffPowerLaw(1.2, 3, k)),
        new Case("broken power law", k -> new BrokenPowerLaw(1.2, 1.7, 2.4, k)),
        new Case("power law broken above", k -> new BrokenPowerLaw(1.2, 100, 2.4, k)),
        new Case("power law broken below", k -> new BrokenPowerLaw(1.2, 0.01, 2.4, k)),
        new Case("black-body surface", k -> new BlackBodySurface(0.7, k)),
        new Case("disc", k -> new DiskBlackBody(0.9, k)),
        new Case("cold disc", k -> new DiskBlackBody(0.05, k)),
        new Case("line", k -> new GaussianLine(6.4, 0.3, k)),
        new Case("line without width", k -> new DeltaLine(1.234, k)),
        new Case("apec", k -> new Apec(atomDb, 1.7, 0.3, Abundances.WILM, 0.05, 300, true, k)),
        new Case("plasma", k -> new TablePlasma(plasma, 1.7, 0.3, 0.05, k)),
        new Case("table", k -> new AdditiveTable(plane, Map.of("x", 1.5, "y", 7.0), 0, k)),
        new Case("scaled", k -> new Scaled(k, new PowerLaw(2, 3))),
        new Case("redshifted", k -> new Redshifted(0.4, new GaussianLine(6.4, 0.3, k))),
        new Case("sum", k -> new Sum(List.of(new PowerLaw(2, k), new DeltaLine(1.234, k)))));
  }

  /** And those that XSPEC defines by the two edges of a bin. */
  static Stream<Case> all() {
    return Stream.concat(
        integrated(),
        Stream.of(
            new Case("bremss", k -> new Bremss(2, k)),
            new Case("cold bremss", k -> new Bremss(0.09, k)),
            absorbed("tbabs", new TBabs(0.3, Abundances.WILM)),
            absorbed("phabs", new PhAbs(0.3, Abundances.ANGR)),
            absorbed("wabs", new WAbs(0.3)),
            absorbed("factor", new Factor(0.3)),
            absorbed("ztbabs", new RedshiftedAbsorption(0.3, new TBabs(0.3, Abundances.WILM))),
            absorbed("table absorption", new TableAbsorption(sigma, 1, 0.3)),
            absorbed(
                "table factor", new MultiplicativeTable(factors, Map.of("x", 2.0, "Y", 9.0), 0)),
            absorbed(
                "two absorbers",
                new Product(
                    List.of(new TBabs(0.3, Abundances.WILM), new PhAbs(1, Abundances.LODD))))));
  }

  private static Case absorbed(String name, Absorption absorption) {
    return new Case(name, k -> new Absorbed(absorption, new PowerLaw(1.7, k)));
  }

  @ParameterizedTest
  @MethodSource("integrated")
  void theFluxOfABinIsTheSumOfItsParts(Case model) {
    double[] fine = logarithmic(0.1, 12, 400);
    double[] coarse = new double[fine.length / 2 + 1];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = fine[2 * i];
    }

    double[] parts = flux(model.model(), fine);
    double[] whole = flux(model.model(), coarse);
    for (int i = 0; i < whole.length; i++) {
      double sum = parts[2 * i] + parts[2 * i + 1];
      assertThat(whole[i]).isCloseTo(sum, within(1e-11 * sum + 1e-13 * norm(parts)));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void thePhotonsAreAddedToThoseAlreadyThere(Case model) {
    double[] edges = logarithmic(0.1, 12, 300);
    double[] flux = new double[300];
    Arrays.fill(flux, 0.5);
    model.model().addTo(edges, flux);
    double[] alone = flux(model.model(), edges);
    for (int i = 0; i < flux.length; i++) {
      assertThat(flux[i]).isCloseTo(0.5 + alone[i], within(1e-14 * (1 + alone[i])));
    }

    assertThat(Arrays.stream(alone).sum()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("all")
  void twiceTheNormIsTwiceThePhotons(Case model) {
    double[] edges = logarithmic(0.1, 12, 300);
    double[] once = flux(model.of.apply(0.6), edges);
    double[] twice = flux(model.of.apply(1.2), edges);
    for (int i = 0; i < once.length; i++) {
      assertThat(twice[i]).isCloseTo(2 * once[i], within(1e-14 * twice[i]));
    }

    assertThat(flux(model.of.apply(0), edges)).containsOnly(0.0);
  }

  @ParameterizedTest
  @MethodSource("all")
  void noGridMakesAFluxNegativeOrInfinite(Case model) {
    for (double[] edges :
        List.of(
            logarithmic(1e-10, 200, 50),
            logarithmic(0.01, 2000, 7),
            linear(0.2, 11, 1080),
            linear(1.2339, 1.2341, 1000),
            new double[] {1e-10, 0.005, 0.01})) {
      assertThat(Arrays.stream(flux(model.model(), edges)))
          .allMatch(f -> f >= 0 && f < Double.MAX_VALUE);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aModelThatWasSentAwayComputesTheSameBits(Case model) throws Exception {
    double[] edges = linear(0.2, 11, 200);
    SpectralModel there = sent(model.model());
    assertThat(there).isEqualTo(model.model());
    assertThat(flux(there, edges)).containsExactly(flux(model.model(), edges));
    assertThat(flux(there, edges)).containsExactly(flux(there, edges));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyNumberHasANameByWhichItIsReplaced(Case model) {
    ModelParameters parameters = ModelParameters.of(model.model());
    assertThat(parameters.paths()).isNotEmpty();
    for (String path : parameters.paths()) {
      double value = parameters.value(path) * 1.01;
      SpectralModel changed = parameters.with(path, value);
      assertThat(ModelParameters.of(changed).value(path)).isEqualTo(value);
      assertThat(ModelParameters.of(changed).with(path, parameters.value(path)))
          .isEqualTo(model.model());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatCanBeKnownToBeWrongIsNot(Case model) {
    model.model().check();
  }

  static double[] flux(SpectralModel model, double[] edges) {
    double[] flux = new double[edges.length - 1];
    model.addTo(edges, flux);
    return flux;
  }

  static double[] logarithmic(double from, double to, int bins) {
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = from * StrictMath.pow(to / from, (double) i / bins);
    }

    return edges;
  }

  static double[] linear(double from, double to, int bins) {
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = from + (to - from) * i / bins;
    }

    return edges;
  }

  private static double norm(double[] flux) {
    return Arrays.stream(flux).max().orElseThrow();
  }

  private static SpectralModel sent(SpectralModel model)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (SpectralModel) in.readObject();
    }
  }
}
