package org.calibrant.data.ogip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.calibrant.Shared;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of four observatories, against what an independent reader found in them. */
class RealResponsesTest {
  private static final String RESPONSES = "data/xray/responses/";

  private static InputFile file(String relative) {
    return new InputFile(Shared.file(relative).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"acis3c273", "acis9774", "pn_old", "sis0"})
  void everyResponseIsWhatAnIndependentReaderFound(String set) throws IOException {
    Config meta = golden().getConfig("meta").getConfig(set);
    Rmf rmf = Ogip.rmf(file(RESPONSES + meta.getString("rmf")));
    Arf arf = Ogip.arf(file(RESPONSES + meta.getString("arf")));

    assertThat(rmf.bins()).isEqualTo(meta.getInt("n_energy"));
    assertThat(rmf.channels()).isEqualTo(meta.getInt("n_chan"));
    assertThat(rmf.values()).hasSize(meta.getInt("nnz"));
    assertThat(rmf.groupChannel()).hasSize(meta.getInt("groups"));
    assertThat(rmf.firstChannel()).isEqualTo(meta.getInt("channel_offset"));
    assertThat(rmf.includesArea()).isFalse();
    double[] sums = rmf.rowSums();
    assertThat(Arrays.stream(sums).min().orElseThrow())
        .isCloseTo(meta.getDouble("row_sum_min"), within(1e-12));
    assertThat(Arrays.stream(sums).max().orElseThrow())
        .isCloseTo(meta.getDouble("row_sum_max"), within(1e-12));
    assertThat(Arrays.stream(sums).sum()).isCloseTo(meta.getDouble("sum_matrix"), within(1e-8));
    assertThat(rmf.edges()[0]).isEqualTo(meta.getDouble("e_first"));
    assertThat(rmf.edges()[rmf.bins()]).isEqualTo(meta.getDouble("e_last"));
    assertThat(rmf.channelLo()[0]).isEqualTo(meta.getDouble("emin0"));
    assertThat(rmf.channelHi()[rmf.channels() - 1]).isEqualTo(meta.getDouble("emax_last"));
    assertThat(Arrays.stream(arf.area()).max().orElseThrow()).isEqualTo(meta.getDouble("arf_max"));
    assertThatCode(() -> Ogip.requireSameGrid(arf, rmf)).doesNotThrowAnyException();
  }

  /** rate = RMFᵀ (ARF × flux), photon index 1.7, 1e-3 photon cm⁻² s⁻¹ keV⁻¹ at 1 keV. */
  @ParameterizedTest
  @ValueSource(strings = {"acis3c273", "acis9774", "pn_old", "sis0"})
  void aFoldedPowerLawGivesTheRatesOfAnIndependentImplementation(String set) throws IOException {
    Config golden = golden();
    Config meta = golden.getConfig("meta").getConfig(set);
    Rmf rmf = Ogip.rmf(file(RESPONSES + meta.getString("rmf")));
    Arf arf = Ogip.arf(file(RESPONSES + meta.getString("arf")));
    double[] expected =
        golden.getConfig("rates").getDoubleList("\"" + set + "|pl_1.7\"").stream()
            .mapToDouble(Double::doubleValue)
            .toArray();

    double[] edges = rmf.edges();
    double[] rate = new double[rmf.channels()];
    for (int i = 0; i < rmf.bins(); i++) {
      double flux = 1e-3 * (Math.pow(edges[i + 1], -0.7) - Math.pow(edges[i], -0.7)) / -0.7;
      for (int g = rmf.rowStart()[i]; g < rmf.rowStart()[i + 1]; g++) {
        for (int k = rmf.groupStart()[g]; k < rmf.groupStart()[g + 1]; k++) {
          int channel = rmf.groupChannel()[g] + k - rmf.groupStart()[g];
          rate[channel] += arf.area()[i] * flux * rmf.values()[k];
        }
      }
    }

    double peak = Arrays.stream(expected).max().orElseThrow();
    for (int c = 0; c < rate.length; c++) {
      assertThat(rate[c]).isCloseTo(expected[c], within(1e-8 * expected[c] + 1e-9 * peak));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "chandra3c273/3c273.pi, 1024, 1, 736, 38564.608926889, 2.5264364698914e-06",
    "asca/s0_mar24_bin.pha, 512, 0, 1688, 33483.25, 0.044189453125",
  })
  void aSpectrumKeepsItsCountsExposureAndScale(
      String name, int channels, int first, double total, double exposure, double scale) {
    Pha pha = Ogip.pha(file(RESPONSES + name));

    assertThat(pha.channels()).isEqualTo(channels);
    assertThat(pha.firstChannel()).isEqualTo(first);
    assertThat(Arrays.stream(pha.counts()).sum()).isEqualTo(total);
    assertThat(pha.exposure()).isEqualTo(exposure);
    assertThat(pha.backScale()).containsOnly(scale);
    assertThat(pha.areaScale()).containsOnly(1.0);
  }

  @Test
  void aGroupedSpectrumNamesItsCompanions() {
    Pha pha = Ogip.pha(file(RESPONSES + "chandra3c273/3c273.pi"));

    assertThat(pha.backFile()).isEqualTo("3c273_bg.pi");
    assertThat(pha.responseFile()).isEqualTo("3c273.rmf");
    assertThat(pha.areaFile()).isEqualTo("3c273.arf");
    assertThat(pha.correctionFile()).isEmpty();
    assertThat(pha.poissonErrors()).isFalse();
    assertThat(pha.grouping()).contains(1, -1);
    assertThat(pha.statErr()).hasSize(1024);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chandra9774/9774.pi",
        "chandra9774/9774_bg.pi",
        "chandra3c273/3c273_bg.pi",
        "asca/sis0.pha"
      })
  void everySpectrumOpens(String name) {
    assertThat(Arrays.stream(Ogip.pha(file(RESPONSES + name)).counts()).sum()).isPositive();
  }

  @Test
  void aResponseWithTlminZeroStartsAtChannelZero() {
    Rmf rmf = Ogip.rmf(file(RESPONSES + "asca/s0_mar24.rmf"));

    assertThat(rmf.firstChannel()).isZero();
    assertThat(rmf.channels()).isEqualTo(512);
    Ogip.requireSameGrid(Ogip.arf(file(RESPONSES + "asca/s0_mar24.arf")), rmf);
  }

  @Test
  void responsesOfDifferentInstrumentsDoNotFit() {
    Arf chandra = Ogip.arf(file(RESPONSES + "chandra9774/9774.arf"));
    Rmf other = Ogip.rmf(file(RESPONSES + "chandra3c273/3c273.rmf"));

    assertThatThrownBy(() -> Ogip.requireSameGrid(chandra, other))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("9774.arf")
        .hasMessageContaining("3c273.rmf");
  }

  @Test
  void thePlasmaTableHasOneSpectrumForEachTemperatureAndElement() {
    TableModel table = Ogip.tableModel(file("data/xray/rs_cie_5eV.mod.gz"));

    assertThat(table.additive()).isTrue();
    assertThat(table.redshift()).isTrue();
    assertThat(table.bins()).isEqualTo(3000);
    assertThat(table.axes()).hasSize(1);
    assertThat(table.axes().get(0).values()).hasSize(51);
    assertThat(table.axes().get(0).logarithmic()).isTrue();
    assertThat(table.additional())
        .extracting(TableModel.Axis::name)
        .containsExactly("He", "C", "N", "O", "Ne", "Mg", "Si", "S", "Ar", "Ca", "Fe", "Ni");
    assertThat(table.edges()[0]).isCloseTo(0.05, within(1e-6));
    assertThat(table.edges()[3000]).isCloseTo(15.05, within(1e-5));
    assertThat(Arrays.stream(table.base()).min().orElseThrow()).isNotNegative();
  }

  /** The trap: this file says cm², its numbers are in 10⁻²² cm². */
  @Test
  void aCrossSectionTableThatLiesAboutItsUnitIsRefusedUntilTheUnitIsSaid() {
    InputFile lying = file("data/xray/xsect_tbabs_wilm.fits");
    InputFile honest = file("data/xray/xsect_tbnew_fine_wilm.fits");

    assertThatThrownBy(() -> Ogip.crossSections(lying, "SIGMA", 1))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("1e-22 cm2")
        .hasMessageContaining("'cm^2'");
    assertThatThrownBy(() -> Ogip.crossSections(honest, "SIGMA", 1e-22))
        .isInstanceOf(BadInput.class);
    assertThat(at(Ogip.crossSections(lying, "SIGMA", 1e-22), 1.0))
        .isCloseTo(at(Ogip.crossSections(honest, "SIGMA", 1), 1.0), within(0.02e-22));
    assertThat(
            Ogip.crossSections(file("data/xray/xsect_elements_18.fits.gz"), "VERN_Z26", 1).sigma())
        .hasSize(6000);
  }

  @Test
  void noneOfTheseFilesHasLostItsDataSum() throws IOException {
    try (var files = Files.list(Shared.file(RESPONSES + "chandra9774"))) {
      assertThat(files)
          .allSatisfy(
              file -> assertThat(Ogip.wrongDataSums(new InputFile(file.toString()))).isEmpty());
    }
  }

  private static double at(CrossSectionTable table, double energy) {
    int i = Arrays.binarySearch(table.energy(), energy);
    return table.sigma()[i < 0 ? -i - 1 : i];
  }

  private static Config golden() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(Shared.file("golden/xray/folded.json.gz"))),
            StandardCharsets.UTF_8)) {
      return ConfigFactory.parseReader(reader);
    }
  }
}
