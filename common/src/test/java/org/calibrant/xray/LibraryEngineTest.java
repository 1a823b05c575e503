package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.calibrant.core.LocalWorkers;
import org.calibrant.core.Table.Column;
import org.calibrant.math.Grid;
import org.calibrant.math.Points;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryEngineTest {
  private static final TemperatureFit FIT = new TemperatureFit(0.25, 18, 25, 3, 1.0, 1e-8);

  /** One source with a table, one without: both ways through a fit. */
  static Stream<Source> sources() {
    return Stream.of(new Trial.Tabulated(0.01), Trial.bremsstrahlung(0.01));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyPointTemperatureAndRealisationIsExactlyOneRowInRowMajorOrder(Source source) {
    List<LibraryRow> rows = rows(engine(source, Noise.POISSON, new double[] {0, 0.1}, 2, false, 5));

    assertThat(rows).hasSize(2 * 3 * 2);
    for (int i = 0; i < rows.size(); i++) {
      LibraryRow row = rows.get(i);
      assertThat(row.unit()).isEqualTo(i);
      assertThat(row.realisation()).isEqualTo(i % 2);
      assertThat(row.temperature()).isEqualTo(new double[] {1, 3, 6}[i / 2 % 3]);
      assertThat(row.point()).containsExactly(1.5, 0.8, new double[] {0, 0.1}[i / 6]);
      assertThat(row.status()).isEqualTo("ok");
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void withoutModificationAndNoiseTheTruthIsRecovered(Source source) {
    for (LibraryRow row : rows(engine(source, Noise.ASIMOV, new double[] {0}, 1, true, 1))) {
      assertThat(row.t_fit()).isCloseTo(row.temperature(), Percentage.withPercentage(1e-5));
      assertThat(row.norm()).isCloseTo(0.01, Percentage.withPercentage(1e-5));
      assertThat(row.statistic()).isCloseTo(0, within(1e-7));
      assertThat(row.t_lo()).isLessThan(row.t_fit());
      assertThat(row.t_hi()).isGreaterThan(row.t_fit());
      assertThat(row.error_status()).isEqualTo("FFFFFFFFF");
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void moreAreaThanBelievedAboveTheMeanPhotonMakesPlasmaLookHotterAndBelowItCooler(Source source) {
    // the bump is at 1.5 keV: above the typical photon of a plasma of 1 keV, below that of 6 keV
    List<LibraryRow> more = rows(engine(source, Noise.ASIMOV, new double[] {0.1}, 1, false, 1));
    assertThat(more.get(0).t_fit()).isGreaterThan(1);
    assertThat(more.get(2).t_fit()).isLessThan(6);

    List<LibraryRow> less = rows(engine(source, Noise.ASIMOV, new double[] {-0.1}, 1, false, 1));
    assertThat(less.get(0).t_fit()).isLessThan(1);
    assertThat(less.get(2).t_fit()).isGreaterThan(6);
  }

  @Test
  void theBiasOfASmallModificationIsLinearInItsAmplitude() {
    List<LibraryRow> rows =
        rows(
            engine(
                Trial.bremsstrahlung(0.01),
                Noise.ASIMOV,
                new double[] {-0.002, -0.001, 0.001, 0.002},
                1,
                false,
                7));
    for (int t = 0; t < 3; t++) {
      double[] bias = new double[4];
      for (int a = 0; a < 4; a++) {
        LibraryRow row = rows.get(3 * a + t);
        bias[a] = row.t_fit() - row.temperature();
      }

      assertThat(bias[3] / bias[2]).isCloseTo(2, within(0.01));
      assertThat(bias[0] / bias[1]).isCloseTo(2, within(0.01));
      assertThat(bias[2] / bias[1]).isCloseTo(-1, within(0.01));
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aFitWithTheModifiedConfigurationIsUnbiased(Source source) {
    for (LibraryRow row : rows(engine(source, Noise.ASIMOV, new double[] {0.3}, 1, true, 2))) {
      assertThat(row.modified_t_fit())
          .isCloseTo(row.temperature(), Percentage.withPercentage(1e-5));
      assertThat(row.modified_statistic()).isCloseTo(0, within(1e-7));
      assertThat(row.t_fit()).isNotCloseTo(row.temperature(), Percentage.withPercentage(0.5));
    }
  }

  /**
   * 68.27 % of the δ = 1 intervals hold the truth. For 400 realisations × 3 temperatures the binomial
   * standard deviation is 1.34 %; the test allows four of them.
   */
  @ParameterizedTest
  @MethodSource("sources")
  void theBoundsCoverTheTruthAtTheNominalRate(Source source) {
    int realisations = source instanceof Trial.Tabulated ? 400 : 30;
    List<LibraryRow> rows =
        rows(engine(source, Noise.POISSON, new double[] {0}, realisations, false, 100));
    long covered =
        rows.stream()
            .filter(row -> row.t_lo() == null || row.t_lo() <= row.temperature())
            .filter(row -> row.t_hi() == null || row.t_hi() >= row.temperature())
            .count();
    double sd = Math.sqrt(0.6827 * 0.3173 / rows.size());

    assertThat((double) covered / rows.size()).isCloseTo(0.6827, within(4 * sd));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void theBitsDoNotDependOnHowRowsAreBlocked(Source source) {
    double[] amplitudes = {-0.2, 0, 0.1};
    List<LibraryRow> one = rows(engine(source, Noise.POISSON, amplitudes, 2, true, 1));
    for (int perUnit : new int[] {2, 5, 18}) {
      List<LibraryRow> rows = rows(engine(source, Noise.POISSON, amplitudes, 2, true, perUnit));
      for (int i = 0; i < one.size(); i++) {
        assertThat(rows.get(i).columns())
            .usingRecursiveComparison()
            .isEqualTo(one.get(i).columns());
      }
    }
  }

  @Test
  void aPerturbationAndTheSameModificationWrittenOutAgree() {
    List<LibraryRow> linear =
        rows(engine(new Trial.Tabulated(0.01), Noise.ASIMOV, new double[] {0.2}, 1, true, 3));
    List<LibraryRow> general =
        rows(
            engine(
                new WrittenOut(),
                new Trial.Tabulated(0.01),
                Noise.ASIMOV,
                new double[] {0.2},
                1,
                true,
                3,
                FIT));
    for (int i = 0; i < linear.size(); i++) {
      assertThat(general.get(i).t_fit())
          .isCloseTo(linear.get(i).t_fit(), Percentage.withPercentage(1e-9));
      assertThat(general.get(i).modified_t_hi())
          .isCloseTo(linear.get(i).modified_t_hi(), Percentage.withPercentage(1e-7));
    }
  }

  /** A user's own modification, which knows nothing of amplitudes. */
  record WrittenOut() implements Modification {
    @Override
    public List<Column> axes() {
      return new GaussianArf().axes();
    }

    @Override
    public Observation modified(Observation baseline, double[] point) {
      return new GaussianArf().modified(baseline, point);
    }
  }

  /** A perturbation that changes the exposure, too: more than its area must be simulated. */
  @Test
  void aPerturbationThatOverridesMoreThanTheAreaIsSimulatedAsItSays() {
    record Longer() implements AreaPerturbation {
      @Override
      public List<Column> axes() {
        return new GaussianArf().axes();
      }

      @Override
      public int amplitude() {
        return 2;
      }

      @Override
      public void shape(double[] edges, double[] point, double[] g) {
        new GaussianArf().shape(edges, point, g);
      }

      @Override
      public Observation modified(Observation baseline, double[] point) {
        Observation area = AreaPerturbation.super.modified(baseline, point);
        return new Observation(area.response(), 2 * area.exposureS());
      }
    }

    LibraryRow row =
        rows(engine(
                new Longer(),
                new Trial.Tabulated(0.01),
                Noise.ASIMOV,
                new double[] {0},
                1,
                true,
                1,
                FIT))
            .get(0);
    assertThat(row.norm()).isCloseTo(0.02, Percentage.withPercentage(1e-5));
    assertThat(row.modified_norm()).isCloseTo(0.01, Percentage.withPercentage(1e-5));
    assertThat(row.modified_status()).isEqualTo("ok");
  }

  /** A source that looks at the grid point: no row may see another row's point. */
  @Test
  void aSourceThatDependsOnThePointGivesTheSameBitsInEveryBlock() {
    List<LibraryRow> one =
        rows(engine(new Hardening(), Noise.ASIMOV, new double[] {0, 0.5, 1}, 1, true, 1));
    List<LibraryRow> all =
        rows(engine(new Hardening(), Noise.ASIMOV, new double[] {0, 0.5, 1}, 1, true, 100));
    for (int i = 0; i < one.size(); i++) {
      assertThat(all.get(i).columns()).usingRecursiveComparison().isEqualTo(one.get(i).columns());
    }

    assertThat(all.get(8).t_fit()).isNotEqualTo(all.get(2).t_fit());
  }

  /** Bremsstrahlung and, in truth, a power law that grows with the third coordinate. */
  record Hardening() implements Source {
    @Override
    public SpectralModel unmodified(double kt, double[] point) {
      return new Bremsstrahlung(kt, 0.01);
    }

    @Override
    public SpectralModel modified(double kt, double[] point) {
      return new Sum(
          List.of(new Bremsstrahlung(kt, 0.01), new PowerLaw(1.5, 0.001 * Math.abs(point[2]))));
    }

    @Override
    public boolean dependsOnPoint() {
      return true;
    }

    @Override
    public double[] nodes() {
      return new double[0];
    }

    @Override
    public boolean logarithmic() {
      return false;
    }

    @Override
    public String temperatureName() {
      return "kt-kev";
    }

    @Override
    public String normName() {
      return "norm";
    }

    @Override
    public double normValue() {
      return 0.01;
    }

    @Override
    public String normUnit() {
      return "";
    }
  }

  @Test
  void theModifiedAreasAreKeptWhenAsked() {
    LocalWorkers workers = new LocalWorkers();
    LibraryEngine engine =
        new LibraryEngine(
            1,
            new Trial.Ccd(),
            1e4,
            new Energies(0.5, 7),
            new GaussianArf(),
            grid(new double[] {0, 0.5}),
            new Points(new double[] {2}),
            1,
            Noise.ASIMOV,
            new Trial.Tabulated(0.01),
            FIT,
            false,
            true,
            1);
    engine.run(workers);

    List<ArfRow> arfs = workers.table(ArfRow.class);
    assertThat(arfs).hasSize(2);
    double[] area = Trial.ccd().area();
    assertThat(arfs.get(0).area()).containsExactly(area);
    double[] edges = arfs.get(1).edges();
    for (int e = 0; e < area.length; e++) {
      double z = (0.5 * (edges[e] + edges[e + 1]) - 1.5) / 0.8;
      assertThat(arfs.get(1).area()[e])
          .isCloseTo(area[e] * (1 + 0.5 * Math.exp(-z * z)), within(1e-10));
    }
  }

  @Test
  void aSpectrumWithoutCountsIsARowThatSaysSo() {
    LibraryRow row =
        rows(engine(new Trial.Tabulated(1e-12), Noise.POISSON, new double[] {0}, 1, false, 1))
            .get(0);

    assertThat(row.status()).isEqualTo("too-few-bins");
    assertThat(row.note()).isEqualTo("0 bins with counts, 0.00000 in all, for 2 parameters");
    assertThat(row.t_fit()).isNull();
    assertThat(row.counts()).isZero();
  }

  @Test
  void aTemperatureBeyondTheLimitsIsReportedAtTheLimit() {
    LibraryRow row =
        rows(engine(
                new GaussianArf(),
                new Trial.Tabulated(0.01),
                Noise.ASIMOV,
                new double[] {0},
                1,
                false,
                1,
                new TemperatureFit(2, 5, 25, 0, 1, 1e-8)))
            .get(2);

    assertThat(row.temperature()).isEqualTo(6);
    assertThat(row.status()).isEqualTo("at-limit");
    assertThat(row.note()).isEqualTo("kT is at its limit, 5.0 keV");
    assertThat(row.t_fit()).isEqualTo(5);
    assertThat(row.t_hi()).isNull();
    assertThat(row.error_status()).isEqualTo("FFFFTFFFF");
  }

  @Test
  void axesAreThoseOfTheModification() {
    assertThatThrownBy(() -> engine(Map.of("mu", p(1), "sigma", p(1), "amplitude", p(0))))
        .hasMessageStartingWith("grid has the unknown axis amplitude")
        .hasMessageContaining("[mu, sigma, A]");
    assertThatThrownBy(() -> engine(Map.of("mu", p(1), "sigma", p(1))))
        .hasMessage("grid lacks the axis A of the modification");
    assertThatThrownBy(() -> engine(Map.of("mu", p(1), "sigma", p(0), "A", p(0))))
        .hasMessage("grid.sigma: sigma must be positive, was 0.0");
  }

  @Test
  void aGridOfMoreThanTwoToThe63RowsIsRefused() {
    Grid many = new org.calibrant.math.Linear(1, 2, 3_000_000);
    assertThatThrownBy(() -> engine(Map.of("mu", many, "sigma", many, "A", many)))
        .hasMessage("the grid has more than 2^63 rows");
  }

  private static Grid p(double value) {
    return new Points(new double[] {value});
  }

  private static Map<String, Grid> grid(double[] amplitudes) {
    return Map.of("mu", p(1.5), "sigma", p(0.8), "A", new Points(amplitudes));
  }

  private static LibraryEngine engine(Map<String, Grid> grid) {
    return new LibraryEngine(
        1,
        new Trial.Ccd(),
        1e4,
        new Energies(0.5, 7),
        new GaussianArf(),
        grid,
        p(2),
        1,
        Noise.ASIMOV,
        new Trial.Tabulated(0.01),
        FIT,
        false,
        false,
        1);
  }

  private static LibraryEngine engine(
      Source source,
      Noise noise,
      double[] amplitudes,
      int realisations,
      boolean sanity,
      int perUnit) {
    return engine(new GaussianArf(), source, noise, amplitudes, realisations, sanity, perUnit, FIT);
  }

  private static LibraryEngine engine(
      Modification modification,
      Source source,
      Noise noise,
      double[] amplitudes,
      int realisations,
      boolean sanity,
      int perUnit,
      TemperatureFit fit) {
    return new LibraryEngine(
        20261120,
        new Trial.Ccd(),
        1e4,
        new Energies(0.5, 7),
        modification,
        grid(amplitudes),
        new Points(new double[] {1, 3, 6}),
        realisations,
        noise,
        source,
        fit,
        sanity,
        false,
        perUnit);
  }

  private static List<LibraryRow> rows(LibraryEngine engine) {
    LocalWorkers workers = new LocalWorkers();
    engine.run(workers);
    return workers.table(LibraryRow.class);
  }
}
