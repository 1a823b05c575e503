package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.calibrant.Shared;
import org.calibrant.core.InputFile;
import org.calibrant.core.LocalWorkers;
import org.calibrant.math.Points;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The library cases computed by an independent program (and, for some, by Sherpa) for a Chandra
 * ACIS response. Tolerances are theirs: kT 10⁻⁵, bounds 10⁻⁴ relative, statistic 10⁻⁶ absolute.
 */
class GoldenLibraryTest {
  private static Config golden;

  @BeforeAll
  static void read() {
    golden = ConfigFactory.parseFile(Shared.file("golden/xray/library_fits.json").toFile());
  }

  static Stream<Config> cases() {
    return ConfigFactory.parseFile(Shared.file("golden/xray/library_fits.json").toFile())
        .getConfigList("cases")
        .stream()
        .map(c -> (Config) c);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFitOfTheStoredCountsFindsTheStoredTemperatureAndBounds(Config c) {
    Source source = source();
    Observation observation = new Observation(response().load(), golden.getDouble("exposure"));
    Notice.Range noticed = notice().of(observation.response());
    double[] counts = c.getDoubleList("counts").stream().mapToDouble(x -> x).toArray();
    assertThat(noticed.size()).isEqualTo(counts.length);

    TemperatureResult fit =
        fit().unmodified(observation, source, noticed, new double[0]).open().fit(counts);

    agree(fit, c);
    assertThat(fit.norm()).isCloseTo(c.getDouble("norm_fit"), Percentage.withPercentage(1e-3));
    assertThat(fit.dof()).isEqualTo(443);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anAsimovRowHasTheStoredTemperatureAndBounds(Config c) {
    if (!c.getString("kind").equals("asimov")) {
      return;
    }

    LocalWorkers workers = new LocalWorkers();
    library(c, Noise.ASIMOV).run(workers);

    LibraryRow row = workers.table(LibraryRow.class).get(0);
    assertThat(row.status()).isEqualTo("ok");
    assertThat(row.counts()).isCloseTo(c.getDouble("total"), Percentage.withPercentage(1e-6));
    assertThat(row.t_fit()).isCloseTo(c.getDouble("kT_fit"), Percentage.withPercentage(1e-3));
    assertThat(row.t_lo()).isCloseTo(c.getDouble("kT_lo"), Percentage.withPercentage(1e-2));
    assertThat(row.t_hi()).isCloseTo(c.getDouble("kT_hi"), Percentage.withPercentage(1e-2));
    assertThat(row.statistic()).isCloseTo(c.getDouble("cstat"), within(1e-6));
    assertThat(row.modified_t_fit())
        .as("the sanity fit recovers the truth")
        .isCloseTo(c.getDouble("kT_true"), Percentage.withPercentage(1e-5));
    assertThat(row.modified_statistic()).isCloseTo(0, within(1e-6));
  }

  @Test
  void withoutAModificationTheTruthIsRecovered() {
    Config c = cases().findFirst().orElseThrow();
    assertThat(c.getDouble("A")).isZero();
    LocalWorkers workers = new LocalWorkers();

    library(c, Noise.ASIMOV).run(workers);

    LibraryRow row = workers.table(LibraryRow.class).get(0);
    assertThat(row.t_fit()).isCloseTo(c.getDouble("kT_true"), Percentage.withPercentage(1e-6));
    assertThat(row.statistic()).isCloseTo(0, within(1e-9));
  }

  private static void agree(TemperatureResult fit, Config c) {
    assertThat(fit.status()).isEqualTo("ok");
    assertThat(fit.errorStatus()).isEqualTo("FFFFFFFFF");
    assertThat(fit.temperature()).isCloseTo(c.getDouble("kT_fit"), Percentage.withPercentage(1e-3));
    assertThat(fit.lower()).isCloseTo(c.getDouble("kT_lo"), Percentage.withPercentage(1e-2));
    assertThat(fit.upper()).isCloseTo(c.getDouble("kT_hi"), Percentage.withPercentage(1e-2));
    assertThat(fit.statistic()).isCloseTo(c.getDouble("cstat"), within(1e-6));
  }

  private static LibraryEngine library(Config c, Noise noise) {
    return new LibraryEngine(
        1,
        response(),
        golden.getDouble("exposure"),
        notice(),
        new GaussianArf(),
        Map.of(
            "mu", new Points(new double[] {c.getDouble("mu")}),
            "sigma", new Points(new double[] {c.getDouble("sigma")}),
            "A", new Points(new double[] {c.getDouble("A")})),
        new Points(new double[] {c.getDouble("kT_true")}),
        1,
        noise,
        source(),
        fit(),
        true,
        false,
        1);
  }

  private static ResponseFiles response() {
    return new ArfRmf(
        input("data/xray/responses/chandra9774/9774.arf"),
        input("data/xray/responses/chandra9774/9774.rmf"));
  }

  private static Notice notice() {
    List<Integer> channels = golden.getIntList("channels_zero_based");
    return new Channels(channels.get(0) + 1, channels.get(1) + 1);
  }

  private static Source source() {
    return new ThermalSource(
        new Absorbed(
            new TableAbsorption(
                input("data/xray/xsect_tbnew_fine_wilm.fits"), 1, golden.getDouble("nH")),
            new TablePlasma(
                input("data/xray/rs_cie_5eV.mod.gz"),
                2.0,
                golden.getDouble("Z"),
                golden.getDouble("redshift"),
                golden.getDouble("norm"))),
        "source.kt-kev",
        "source.norm");
  }

  private static TemperatureFit fit() {
    return new TemperatureFit(0.08, 25, 25, 0, 1.0, 1e-8);
  }

  private static InputFile input(String relative) {
    return new InputFile(Shared.file(relative).toString());
  }
}
