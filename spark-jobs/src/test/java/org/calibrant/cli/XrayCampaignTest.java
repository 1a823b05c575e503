package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calibrant.conf.Conf;
import org.calibrant.export.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped campaigns, from their files to what users read. */
class XrayCampaignTest {
  private static final Path CONF = Path.of("../conf").toAbsolutePath().normalize();
  private static final Path LIBRARY = CONF.resolve("xray-library.conf");

  /** The default campaign, 2 × 1 × 3 points × 2 temperatures, in blocks of one row. */
  private static final String[] SMALL = {
    "engine.grid.mu=[2,4]",
    "engine.grid.sigma=[1]",
    "engine.grid.A=[-0.1,0,0.1]",
    "engine.temperatures-kev=[2,5]",
    "engine.rows-per-unit=1",
    "engine.fit.starts=12",
    "parts.units=5"
  };

  @TempDir private Path folder;

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(CONF, 2)) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedConfigurationBinds(Path file) {
    assertThat(Conf.read(file, List.of(), Campaign.class).value().engine()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xray-instrument.conf",
        "examples/xray-fold.conf",
        "examples/xray-counts.conf",
        "examples/xray-fit.conf"
      })
  void everyCampaignWhoseDataAreShippedRunsToItsEnd(String name) {
    Asked asked = run(CONF.resolve(name), folder.resolve("out"));

    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
    assertThat(asked.json()).containsEntry("state", "computed");
  }

  @Test
  void theShippedInstrumentIsTheOneThatItsCampaignMakes() throws IOException {
    run(CONF.resolve("xray-instrument.conf"), folder.resolve("out"));
    Path made = published(folder.resolve("out")).resolve("exports/ogip");

    for (String file : List.of("ccd.arf", "ccd.rmf")) {
      assertThat(made.resolve(file)).hasSameBinaryContentAs(CONF.resolve("data").resolve(file));
    }
  }

  @Test
  void theShippedSpectrumIsTheOneThatItsCampaignMakes() throws IOException {
    Asked asked = run(CONF.resolve("examples/xray-fakeit.conf"), folder.resolve("out"));
    assertThat(asked.exit()).as(asked.err()).isZero();
    Path made = published(folder.resolve("out")).resolve("exports/pha");

    for (String file : List.of("source.pha", "source_bkg.pha")) {
      assertThat(made.resolve(file)).hasSameBinaryContentAs(CONF.resolve("data").resolve(file));
    }

    assertThat(made.resolve("ccd.rmf")).exists();
  }

  @Test
  void describeShowsTheParametersOfAFitAsShowParDoes() {
    Asked asked =
        Asked.of(
            "describe",
            CONF.resolve("examples/xray-fit.conf").toString(),
            "-D",
            "engine.source.parameters.\"tbabs.nH\".value=0.3");
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(asked.out()).containsPattern("1  tbabs +tbabs.nH +1e22 cm-2 +0.3 +free");
    assertThat(asked.out()).containsPattern("4  gaussian +gaussian.LineE +keV +6.4 +frozen");
  }

  @Test
  void theDefaultCampaignMakesALibraryThatReadsAsItsTable() throws IOException {
    Path output = folder.resolve("out");
    Asked asked = run(LIBRARY, output, SMALL);

    assertThat(asked.exit()).isZero();
    try (Library library = Library.open(output.resolve("library"))) {
      assertThat(library.parameters()).containsExactly("mu", "sigma", "A");
      assertThat(library.isGenerated()).isTrue();
      assertThat(library.temperatures()).containsExactly(2, 5);
      double[] plain = library.result(0, 0, 1, 1);
      assertThat(plain[1]).as("A = 0 recovers 5 keV within the bounds").isBetween(4.7, 5.3);
      assertThat(plain[0]).isLessThan(plain[1]);
      assertThat(plain[2]).isGreaterThan(plain[1]);
    }

    assertThat(output.resolve("library/bin").toFile().list())
        .as("six points, one modified area each, and which is which")
        .containsExactlyInAnyOrder(
            "arfs.csv", "0.arf", "1.arf", "2.arf", "3.arf", "4.arf", "5.arf");
    assertThat(output.resolve("library/cache")).isEmptyDirectory();
    assertThat(output.resolve("library/logs").toFile().list()).isNotEmpty();
  }

  @Test
  void theLibraryIsBitIdenticalForAnyNumberOfSlicesAndCores() {
    Object hash = null;
    for (int slices : new int[] {1, 3, 21, 200}) {
      for (String master : List.of("local[1]", "local[2]")) {
        Path output = folder.resolve("out-" + slices + "-" + master.charAt(6));
        Asked asked =
            withMaster(master, () -> run(LIBRARY, output, with(SMALL, "parts.slices=" + slices)));
        assertThat(asked.exit()).isZero();
        hash = hash == null ? hash(asked) : hash;
        assertThat(hash(asked)).as(slices + " slices, " + master).isEqualTo(hash);
      }
    }
  }

  @Test
  void theLibraryOfAKilledDriverIsCompletedToTheSameBits() throws Exception {
    Object hash = hash(run(LIBRARY, folder.resolve("whole"), SMALL));
    java.util.Random random = new java.util.Random(20261120);
    Path output = folder.resolve("killed");
    Path runs = output.resolve("runs");
    for (int kill = 0; kill < 3; kill++) {
      Process driver = OwnJvm.start(folder, arguments(LIBRARY, output, SMALL));
      while (driver.isAlive() && !Files.exists(runs)) {
        Thread.sleep(10);
      }

      Thread.sleep(random.nextInt(2500));
      driver.destroyForcibly().waitFor();
    }

    Asked asked = run(LIBRARY, output, SMALL);
    assertThat(asked.exit()).isZero();
    assertThat(hash(asked)).isEqualTo(hash);
    assertThat(runs.toFile().list()).as("one run, continued").hasSize(1);
  }

  @Test
  void aFitOfShippedCountsFindsTheirTemperatures() throws IOException {
    Path output = folder.resolve("out");
    run(CONF.resolve("examples/xray-counts.conf"), output);
    org.apache.spark.sql.SparkSession spark = org.calibrant.spark.Sessions.open("read");
    List<org.apache.spark.sql.Row> rows =
        spark
            .read()
            .parquet(published(output).resolve("FitRow").toString())
            .orderBy("unit")
            .select("spectrum", "values", "lower", "upper", "status")
            .collectAsList();
    spark.stop();

    assertThat(rows).hasSize(3);
    for (org.apache.spark.sql.Row row : rows) {
      double truth = Double.parseDouble(row.getString(0).replace("kt-", ""));
      double fitted = (double) row.getList(1).get(0);
      double sigma = ((double) row.getList(3).get(0) - (double) row.getList(2).get(0)) / 2;
      assertThat(row.getString(4)).isEqualTo("ok");
      assertThat(fitted).isCloseTo(truth, within(3 * sigma));
    }
  }

  // --- bad input: one line, the right exit code, nothing made ------------------------------------

  static Stream<Arguments> mistakes() {
    return Stream.of(
        new Arguments(3, "no such file", "engine.response.arf=nowhere.arf"),
        new Arguments(2, "exposure-s must be positive, was -1.0", "engine.exposure-s=-1"),
        new Arguments(2, "grid.sigma: sigma must be positive, was 0.0", "engine.grid.sigma=[0]"),
        new Arguments(2, "must not be empty", "engine.grid.mu=[]"),
        new Arguments(2, "unknown axis my", "engine.grid.my=[1]"),
        new Arguments(2, "did you mean", "engine.grid.a=[1]"),
        new Arguments(
            2,
            "more than 2^63 rows",
            "engine.grid.mu={kind=Linear,from=1,to=2,steps=3000000}",
            "engine.grid.sigma={kind=Linear,from=1,to=2,steps=3000000}",
            "engine.grid.A={kind=Linear,from=0,to=0.1,steps=3000000}"),
        new Arguments(2, "unknown key", "engine.exposure=1"),
        new Arguments(2, "did you mean", "engine.modification.kind=GausianArf"));
  }

  record Arguments(int exit, String words, String... overrides) {
    @Override
    public String toString() {
      return Arrays.toString(overrides);
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldInWordsBeforeAnythingIsMade(Arguments mistake) {
    Path output = folder.resolve("out");
    Asked asked = run(LIBRARY, output, mistake.overrides());

    assertThat(asked.exit()).isEqualTo(mistake.exit());
    assertThat(asked.err()).contains(mistake.words()).doesNotContain("\tat ");
    assertThat((List<?>) asked.json().get("errors")).isNotEmpty();
    assertThat(output).doesNotExist();
  }

  @Test
  void anOverrideOfAnotherKindReplacesTheOldOne() {
    Asked asked =
        Asked.of(
            "check",
            LIBRARY.toString(),
            "-D",
            "engine.notice={kind=Channels,first=20,last=100}",
            "-D",
            "engine.source.model.source={kind=Bremss,kt-kev=2,norm=1.0e-3}");
    assertThat(asked.err()).isEmpty();
    assertThat(asked.exit()).isZero();
  }

  @Test
  void aValueThatItsRecordRefusesIsToldWhereItWasWritten() {
    Asked asked = run(LIBRARY, folder.resolve("out"), "engine.exposure-s=-1");
    assertThat(asked.err()).startsWith("-D").contains("exposure-s must be positive, was -1.0");
  }

  @Test
  void channelsThatTheResponseDoesNotHaveAreABadConfiguration() {
    Asked asked =
        run(LIBRARY, folder.resolve("out"), "engine.notice={kind=Channels,first=0,last=9}");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err()).contains("channels 0 to 9 were asked for, the response has 1 to 256");
  }

  @Test
  void aTruncatedResponseIsBadInputThatNamesTheFile() throws IOException {
    byte[] rmf = Files.readAllBytes(CONF.resolve("data/ccd.rmf"));
    Path cut = folder.resolve("cut.rmf");
    Files.write(cut, Arrays.copyOf(rmf, rmf.length / 2));
    Asked asked = run(LIBRARY, folder.resolve("out"), "engine.response.rmf=" + cut);

    assertThat(asked.exit()).isEqualTo(3);
    assertThat((List<?>) asked.json().get("errors")).hasSize(1);
    assertThat(asked.err()).contains("cut.rmf");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anArfOnAnotherGridThanTheRmfIsBadInputThatNamesBoth() throws IOException {
    Path other = folder.resolve("other");
    Asked made =
        run(
            CONF.resolve("xray-instrument.conf"),
            other,
            "engine.energies-kev.to=9.0",
            "exports.ogip.name=other");
    assertThat(made.exit()).isZero();
    Path arf = published(other).resolve("exports/ogip/other.arf");
    Asked asked = run(LIBRARY, folder.resolve("out"), "engine.response.arf=" + arf);

    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.err()).contains("other.arf").contains("ccd.rmf");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anotherConfigurationMakesARunBesideTheFirstAndTellsTheDifference() throws IOException {
    Path output = folder.resolve("out");
    run(LIBRARY, output, SMALL);
    Path first = published(output);
    Asked asked =
        run(LIBRARY, output, with(SMALL, "engine.seed=2", "exports.library.overwrite=true"));

    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(asked.json().get("origin"))
        .asString()
        .contains("seed:seed", "LibraryRow={computed=3");
    assertThat(published(output)).isNotEqualTo(first);
    assertThat(first.resolve("LibraryRow")).isDirectory();
    assertThat(output.resolve("runs").toFile().list()).hasSize(2);
  }

  @Test
  void aForeignFolderInTheLibrarysPlaceIsRefusedBeforeAnythingIsComputed() throws IOException {
    Path output = Files.createDirectory(folder.resolve("out"));
    Files.createDirectory(output.resolve("library"));
    Files.writeString(output.resolve("library/thesis.tex"), "ten years of work");
    Asked asked = run(LIBRARY, output, SMALL);

    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.err()).contains("out/library").contains("overwrite");
    assertThat(output.resolve("library/thesis.tex")).hasContent("ten years of work");
    assertThat(output.resolve("LATEST")).doesNotExist();
  }

  @Test
  void aLibraryThatCannotBeWrittenIsRefusedBeforeAnythingIsComputed() throws IOException {
    Path output = folder.resolve("out");
    Files.writeString(folder.resolve("file"), "not a folder");
    Asked asked =
        run(LIBRARY, output, with(SMALL, "exports.library.to=\"" + folder + "/file/library\""));

    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.err()).contains("file/library: cannot be made").doesNotContain("\tat ");
    assertThat(output.resolve("LATEST")).doesNotExist();
  }

  // --- helpers -----------------------------------------------------------------------------------

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static Asked run(Path conf, Path output, String... overrides) {
    return Asked.of(arguments(conf, output, overrides).toArray(String[]::new));
  }

  private static List<String> arguments(Path conf, Path output, String... overrides) {
    List<String> arguments = new ArrayList<>(List.of("run", conf.toString(), "--json"));
    for (String override : with(overrides, "output=\"" + output + "\"")) {
      arguments.add("-D");
      arguments.add(override);
    }

    return arguments;
  }

  private static Path published(Path output) throws IOException {
    String name = Files.readString(output.resolve("LATEST")).strip();
    return output.resolve("runs").resolve(name);
  }

  /** Content hash of the library, over all its parts. */
  private static Object hash(Asked asked) {
    Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
    return ((Map<?, ?>) tables.get("LibraryRow")).get("hash");
  }

  private interface Question {
    Asked ask();
  }

  private static Asked withMaster(String master, Question question) {
    System.setProperty("spark.master", master);
    try {
      return question.ask();
    } finally {
      System.clearProperty("spark.master");
    }
  }
}
