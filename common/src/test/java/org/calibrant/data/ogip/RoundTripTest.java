package org.calibrant.data.ogip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.calibrant.core.BadInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what is read. */
class RoundTripTest {
  private static final RecursiveComparisonConfiguration DATA =
      RecursiveComparisonConfiguration.builder().withIgnoredFields("file", "keywords").build();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("small.fits");
  }

  @Test
  void anAncillaryResponseComesBack() {
    OgipWriter.write(Small.arf(), file, false);

    Arf arf = Ogip.arf(Small.input(file));
    assertThat(arf).usingRecursiveComparison(DATA).isEqualTo(Small.arf());
    assertThat(arf.keywords()).containsEntry("OBS_ID", "0042").containsEntry("EXTNAME", "SPECRESP");
    assertThat(arf.file()).isEqualTo(file.toString());
  }

  @ParameterizedTest
  @CsvSource({"VARIABLE,0", "VARIABLE,1", "FIXED,0", "FIXED,1", "FIXED,-3"})
  void aMatrixComesBackFromBothLayoutsAndAnyFirstChannel(OgipWriter.Rows rows, int first) {
    OgipWriter.write(Small.rmf(first), rows, file, false);

    assertThat(Ogip.rmf(Small.input(file)))
        .usingRecursiveComparison(DATA)
        .isEqualTo(Small.withoutEmptyGroups(Small.rmf(first)));
  }

  @ParameterizedTest
  @EnumSource
  void withoutTlminTheLowestChannelOfTheBoundsIsTheFirst(OgipWriter.Rows rows) {
    OgipWriter.write(Small.rmf(1), rows, file, false);
    Small.edit(file, "TLMIN4", "COMMENT");

    Rmf rmf = Ogip.rmf(Small.input(file));
    assertThat(rmf.firstChannel()).isEqualTo(1);
    assertThat(rmf.groupChannel()).isEqualTo(Small.withoutEmptyGroups(Small.rmf(1)).groupChannel());
  }

  @ParameterizedTest
  @EnumSource
  void aCombinedResponseIsKnownByItsHeaderOrByItsRowSums(OgipWriter.Rows rows) {
    Rmf rmf = Small.rmf(0);
    double[] areas = Arrays.stream(rmf.values()).map(v -> (float) (v * 300)).toArray();
    Rmf combined =
        new Rmf(
            "",
            rmf.energyLo(),
            rmf.energyHi(),
            0,
            rmf.channelLo(),
            rmf.channelHi(),
            rmf.rowStart(),
            rmf.groupChannel(),
            rmf.groupStart(),
            areas,
            true,
            rmf.keywords());
    OgipWriter.write(combined, rows, file, false);

    assertThat(Ogip.rmf(Small.input(file)).includesArea()).isTrue();
    assertThat(Ogip.rmf(Small.input(file)).values()).isEqualTo(areas);
    Small.edit(file, "HDUCLAS3", "HDUCLAS3= 'REDIST  '");
    assertThat(Ogip.rmf(Small.input(file)).includesArea()).isTrue();
  }

  /** Several observatories call a pure redistribution matrix SPECRESP MATRIX. */
  @Test
  void theNameOfTheExtensionDoesNotMakeAMatrixACombinedResponse() {
    OgipWriter.write(Small.rmf(0), OgipWriter.Rows.VARIABLE, file, false);
    Small.edit(file, "EXTNAME", "EXTNAME = 'SPECRESP MATRIX'");

    assertThat(Ogip.rmf(Small.input(file)).includesArea()).isFalse();
  }

  @Test
  void aFirstEnergyOfZeroStaysInTheRecordAndIsATinyEdge() {
    Rmf rmf = Small.rmf(0);
    double[] lo = rmf.energyLo().clone();
    lo[0] = 0;
    Rmf fromZero =
        new Rmf(
            "",
            lo,
            rmf.energyHi(),
            0,
            rmf.channelLo(),
            rmf.channelHi(),
            rmf.rowStart(),
            rmf.groupChannel(),
            rmf.groupStart(),
            rmf.values(),
            false,
            rmf.keywords());
    OgipWriter.write(fromZero, OgipWriter.Rows.VARIABLE, file, false);

    Rmf read = Ogip.rmf(Small.input(file));
    assertThat(read.energyLo()[0]).isZero();
    assertThat(read.edges()[0]).isEqualTo(1e-10);
    assertThat(read.edges()).hasSize(read.bins() + 1);
  }

  @Test
  void aGzippedFileIsTheSameFile() throws IOException {
    OgipWriter.write(Small.rmf(1), OgipWriter.Rows.VARIABLE, file, false);
    Path zipped = folder.resolve("nothing-in-the-name");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      Files.copy(file, out);
    }

    assertThat(Ogip.rmf(Small.input(zipped)))
        .usingRecursiveComparison(DATA)
        .isEqualTo(Ogip.rmf(Small.input(file)));
  }

  /** 3-column bounds with CHANNEL as 1E; F_CHAN and N_CHAN as 32-bit, MATRIX as 1D. */
  @ParameterizedTest
  @CsvSource({"E,I,E", "J,J,D", "I,I,D", "D,J,E"})
  void everyNumericTypeOfAColumnIsUnderstood(char channel, char groups, char elements) {
    writeByHand(channel, groups, elements);

    Rmf rmf = Ogip.rmf(Small.input(file));
    assertThat(rmf.firstChannel()).isEqualTo(7);
    assertThat(rmf.groupChannel()).containsExactly(0, 3, 1);
    assertThat(rmf.groupStart()).containsExactly(0, 2, 3, 6);
    assertThat(rmf.rowStart()).containsExactly(0, 2, 3);
    assertThat(rmf.values()).containsExactly(0.5, 0.25, 0.125, 0.25, 0.5, 0.25);
  }

  private void writeByHand(char channel, char groups, char elements) {
    TableBytes matrix = new TableBytes("ANYTHING", 2);
    matrix.scalar("energ_lo", "eV", 'D', new double[] {1000, 2000});
    matrix.scalar("Energ_Hi", "eV", 'D', new double[] {2000, 3000});
    matrix.scalar("N_GRP", "", 'J', new int[] {2, 1});
    matrix.fixed("F_CHAN", "", groups, List.of(new double[] {7, 10}, new double[] {8, 0}));
    matrix.fixed("N_CHAN", "", groups, List.of(new double[] {2, 1}, new double[] {3, 0}));
    matrix.variable(
        "MATRIX",
        "",
        elements,
        List.of(new double[] {0.5, 0.25, 0.125}, new double[] {0.25, 0.5, 0.25}));
    TableBytes bounds = new TableBytes("EBOUNDS", 5);
    bounds.scalar("CHANNEL", "", channel, new double[] {7, 8, 9, 10, 11});
    bounds.scalar("E_MIN", "keV", 'E', new double[] {1, 2, 3, 4, 5});
    bounds.scalar("E_MAX", "keV", 'E', new double[] {2, 3, 4, 5, 6});
    WholeFile.write(file, false, WholeFile.primary(), bounds.unit(), matrix.unit());
  }

  @Test
  void aSpectrumOfCountsComesBack() {
    OgipWriter.write(Small.pha(), file, false);

    assertThat(Ogip.pha(Small.input(file))).usingRecursiveComparison(DATA).isEqualTo(Small.pha());
  }

  @Test
  void aSpectrumOfRatesWithErrorsAndVaryingScalesComesBack() {
    Pha counts = Small.pha();
    double[] scale = Small.same(0.5);
    scale[3] = 0.25;
    Pha rates =
        new Pha(
            "",
            counts.channel(),
            counts.counts(),
            1024,
            scale,
            Small.same(1),
            ones(),
            new int[Small.CHANNELS],
            Small.same(3),
            false,
            true,
            "",
            "",
            "",
            "a/very/long/path/".repeat(9) + "correction.pha",
            Small.keywords());
    OgipWriter.write(rates, file, false);

    assertThat(Ogip.pha(Small.input(file))).usingRecursiveComparison(DATA).isEqualTo(rates);
  }

  private static int[] ones() {
    int[] ones = new int[Small.CHANNELS];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Two parameters, three spectra out of order, one additional spectrum. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTableModelIsPutInGridOrder(boolean additive) throws IOException {
    writeTableModel(additive, new double[][] {{2, 5}, {1, 5}, {2, 9}, {1, 9}});

    TableModel table = Ogip.tableModel(Small.input(file));
    assertThat(table.additive()).isEqualTo(additive);
    assertThat(table.redshift()).isTrue();
    assertThat(table.axes()).extracting(TableModel.Axis::name).containsExactly("kT", "tau");
    assertThat(table.axes()).extracting(TableModel.Axis::logarithmic).containsExactly(true, false);
    assertThat(table.additional()).extracting(TableModel.Axis::name).containsExactly("Fe");
    assertThat(table.base()).containsExactly(1.5, 1.5, 1.9, 1.9, 2.5, 2.5, 2.9, 2.9);
    assertThat(table.added().get(0)).containsExactly(15, 15, 19, 19, 25, 25, 29, 29);
    assertThat(table.edges()).containsExactly(0.5, 1, 2);
  }

  @Test
  void aTableModelWithAMissingGridPointIsRefused() throws IOException {
    writeTableModel(true, new double[][] {{2, 5}, {1, 5}, {2, 9}, {2, 9}});

    assertThatThrownBy(() -> Ogip.tableModel(Small.input(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("HDU 4 'SPECTRA' row 4 column PARAMVAL: repeats a grid point");
  }

  private void writeTableModel(boolean additive, double[][] points) throws IOException {
    byte[] primary =
        new HeaderBlocks()
            .primary()
            .text("MODLNAME", "small", "")
            .add("ADDMODEL", additive, "")
            .add("REDSHIFT", true, "")
            .end()
            .bytes();
    List<double[]> base = new ArrayList<>();
    List<double[]> added = new ArrayList<>();
    for (double[] p : points) {
      double value = p[0] + p[1] / 10;
      base.add(new double[] {value, value});
      added.add(new double[] {10 * value, 10 * value});
    }

    TableBytes parameters = new TableBytes("PARAMETERS", 3);
    parameters.names("NAME", List.of("kT", "tau", "Fe"));
    parameters.scalar("METHOD", "", 'J', new int[] {1, 0, 0});
    for (String limit : List.of("INITIAL", "DELTA", "MINIMUM", "BOTTOM", "TOP", "MAXIMUM")) {
      parameters.scalar(limit, "", 'E', new double[] {1, 1, 1});
    }

    parameters.scalar("NUMBVALS", "", 'J', new int[] {2, 2, 0});
    parameters.fixed(
        "VALUE", "", 'E', List.of(new double[] {1, 2}, new double[] {5, 9}, new double[2]));
    parameters.keywords().add("NINTPARM", 2, "").add("NADDPARM", 1, "");
    TableBytes energies = new TableBytes("ENERGIES", 2);
    energies.scalar("ENERG_LO", "keV", 'E', new double[] {0.5, 1});
    energies.scalar("ENERG_HI", "keV", 'E', new double[] {1, 2});
    TableBytes spectra = new TableBytes("SPECTRA", points.length);
    spectra.fixed("PARAMVAL", "", 'E', List.of(points));
    spectra.fixed("INTPSPEC", "", 'D', base);
    spectra.fixed("ADDSP001", "", 'D', added);
    WholeFile.write(file, false, primary, parameters.unit(), energies.unit(), spectra.unit());
  }

  @Test
  void equalRecordsGiveEqualBytesAndRightSums() throws IOException {
    Path again = folder.resolve("again.fits");
    OgipWriter.write(Small.rmf(1), OgipWriter.Rows.VARIABLE, file, false);
    OgipWriter.write(Small.rmf(1), OgipWriter.Rows.VARIABLE, again, false);

    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
    assertThat(Ogip.wrongDataSums(Small.input(file))).isEmpty();
    byte[] content = Files.readAllBytes(file);
    content[content.length - 2880] ^= 1;
    Files.write(file, content);
    assertThat(Ogip.wrongDataSums(Small.input(file))).hasSize(1);
  }

  /** A unit with a right CHECKSUM adds up to −0, all bits set. */
  @Test
  void theChecksumOfEveryUnitIsMinusZero() throws IOException {
    OgipWriter.write(Small.pha(), file, false);
    byte[] content = Files.readAllBytes(file);

    int second = 2880;
    assertThat(Sums.of(content, 0, second)).isEqualTo(0xffffffffL);
    assertThat(Sums.of(content, second, content.length - second)).isEqualTo(0xffffffffL);
  }

  @Test
  void anExistingFileIsReplacedOnlyWhenAsked() throws IOException {
    Files.writeString(file, "precious");

    assertThatThrownBy(() -> OgipWriter.write(Small.arf(), file, false))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("exists already");
    assertThat(Files.readString(file)).isEqualTo("precious");
    OgipWriter.write(Small.arf(), file, true);
    assertThat(Ogip.arf(Small.input(file)).bins()).isEqualTo(Small.BINS);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }
}
