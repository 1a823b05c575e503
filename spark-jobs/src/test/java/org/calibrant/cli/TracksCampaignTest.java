package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.calibrant.core.InputFile;
import org.calibrant.data.npy.NpyReader;
import org.calibrant.data.npy.NpzFile;
import org.calibrant.spark.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped campaigns of tracks, from their files to what users read. */
class TracksCampaignTest {
  private static final Path CONF = Path.of("../conf").toAbsolutePath().normalize();
  private static final Path RANDOM = CONF.resolve("tracks.conf");
  private static final Path STATES = CONF.resolve("examples/tracks-states.conf");
  private static final String[] SMALL = {
    "engine.source.tracks=500", "engine.tracks-per-unit=20", "parts.units=10"
  };

  @TempDir private Path folder;

  @Test
  void theDefaultCampaignMakesARowForEveryTrack() throws IOException {
    Path output = folder.resolve("out");
    Asked asked =
        run(
            RANDOM,
            output,
            "engine.source.tracks=100000",
            "exports.samples.rows-per-file=30000",
            "exports.samples.format.deflate=1");

    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).as(asked.err()).isZero();
    samplesHaveTheirFiles(output);
    theSummaryHasEveryCheckWithItsCounts(asked);
    List<Row> rows =
        rows(output, "track", "status", "qop_per_mev", "tx", "tx_f", "x_f", "p_gev", "split");
    assertThat(rows).hasSize(100_000);
    int arrived = 0;
    double covariance = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      assertThat(row.getLong(0)).isEqualTo(i);
      assertThat(row.getDouble(6)).isBetween(1.9999, 100.0001);
      if (row.getString(1).equals("ok")) {
        arrived++;
        covariance += row.getDouble(2) * (row.getDouble(4) - row.getDouble(3));
        assertThat(Math.abs(row.getDouble(5))).isLessThan(10_000);
      } else {
        assertThat(row.isNullAt(5)).isTrue();
      }
    }

    assertThat(arrived).isGreaterThan(98_000);
    assertThat(covariance).as("charges bend apart as the integral of By says").isPositive();
    long train = rows.stream().filter(row -> row.getString(7).equals("train")).count();
    assertThat(train / 100_000.0).isCloseTo(0.8, within(0.006));
  }

  private static void theSummaryHasEveryCheckWithItsCounts(Asked asked) {
    List<String> told = ((List<?>) asked.json().get("told")).stream().map(String::valueOf).toList();
    assertThat(told.get(0)).matches("samples .*9[89],\\d{3} ok.*");
    assertThat(told.subList(1, told.size()))
        .allMatch(line -> line.matches("check   [a-z-]+: 0 of 9[89],\\d{3} failed, .+"))
        .extracting(line -> line.replaceAll("check   |:.*", ""))
        .containsExactly(
            "finite",
            "momentum",
            "position",
            "slope",
            "momentum-product",
            "way",
            "charges",
            "bending");
  }

  private static void samplesHaveTheirFiles(Path output) throws IOException {
    Path samples =
        output
            .resolve("runs")
            .resolve(Files.readString(output.resolve("LATEST")).strip())
            .resolve("exports/samples");
    try (Stream<Path> files = Files.list(samples)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactly(
              "checks.csv",
              "manifest.json",
              "statistics.json",
              "test_00000.npz",
              "train_00000.npz",
              "train_00001.npz",
              "train_00002.npz",
              "validation_00000.npz");
    }

    assertThat(Files.readAllLines(samples.resolve("checks.csv")))
        .hasSize(9)
        .filteredOn(line -> !line.startsWith("check,"))
        .allMatch(line -> line.contains(",0,true,"));
    InputFile file = new InputFile(samples.resolve("train_00001.npz").toString());
    try (NpzFile npz = NpzFile.open(file);
        NpyReader x = npz.array("X");
        NpyReader z = npz.array("Z")) {
      assertThat(npz.names()).containsExactly("X", "Y", "P", "Z");
      x.requireShape(30_000, 6);
      z.requireShape(30_000, 2);
      assertThat(z.doubles(60_000)).containsOnly(3000, 9000);
    }
  }

  @Test
  void samplesThatFailARequiredCheckAreRefusedAndNoFileAppears() throws IOException {
    Path output = folder.resolve("out");
    Asked asked =
        run(
            RANDOM,
            output,
            "engine.source.tracks=500",
            "engine.tracks-per-unit=100",
            "exports.samples.checks.largest-mm=1000");
    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.err()).contains("fail the checks position (").doesNotContain("\tat ");
    try (Stream<Path> files = Files.walk(output)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".npz"));
    }
  }

  @Test
  void theProductionMakesTheSeedsFilesAndTarsOfTheRicherContract() throws IOException {
    Path output = folder.resolve("out");
    Asked asked =
        run(
            CONF.resolve("examples/tracks-production.conf"),
            output,
            "engine.source.tracks=600",
            "engine.tracks-per-unit=100",
            "exports.samples.rows-per-file=200",
            "exports.tar={kind=TrackSamples,contract=x7-y5,format={kind=WebDataset,tracks-per-sample=64},"
                + "rows-per-file=1000,by-split=false,checks=${exports.samples.checks},overwrite=true}");
    assertThat(asked.exit()).as(asked.err()).isZero();
    Path exports =
        output
            .resolve("runs")
            .resolve(Files.readString(output.resolve("LATEST")).strip())
            .resolve("exports");
    assertThat(exports.resolve("samples/batch_00001.npz")).exists();
    byte[] tar = Files.readAllBytes(exports.resolve("tar/batch_00000.tar"));
    assertThat(tar.length % 512).isZero();
    assertThat(new String(tar, 0, 24, StandardCharsets.US_ASCII))
        .isEqualTo("batch_00000-00000000.x.n");
    assertThat(new String(tar, 512, 200, StandardCharsets.ISO_8859_1)).contains("'shape': (64, 7)");
  }

  @Test
  void theMapHasPointsOnTheWayAndDerivatives() throws IOException {
    Path output = folder.resolve("out");
    Path conf = CONF.resolve("examples/tracks-map.conf");
    Asked asked = run(conf, output, "engine.source.tracks=300", "engine.tracks-per-unit=50");
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(asked.err())
        .containsPattern("\nmap .*EdgeMask.*, [1-9][\\d,]* of [\\d,]+ points masked");
    assertThat(((Map<?, ?>) asked.json().get("tables")).keySet().stream().map(Object::toString))
        .containsExactlyInAnyOrder("TrackRow", "TrackPointRow");
    List<Row> rows = rows(output, "status", "jacobian", "evaluations", "steps");
    assertThat(rows)
        .filteredOn(row -> row.getString(0).equals("ok"))
        .hasSizeGreaterThan(250)
        .allSatisfy(row -> assertThat(row.getList(1)).hasSize(25))
        .allSatisfy(row -> assertThat(row.getInt(2)).isEqualTo(4 * row.getInt(3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tracks-comparison", "tracks-field"})
  void theOtherCampaignsRun(String name) {
    List<String> small =
        name.equals("tracks-field")
            ? List.of()
            : List.of(
                "engine.source.tracks=20",
                "engine.reference.step-mm=20",
                "engine.steppers.parametrised.bins-x=1",
                "engine.steppers.parametrised.bins-y=1");
    Path conf = CONF.resolve("examples/" + name + ".conf");
    Asked asked = run(conf, folder.resolve("out"), small.toArray(String[]::new));
    assertThat(asked.exit()).as(asked.err()).isZero();
  }

  @Test
  void theShippedStatesRunToTheirEndAndTheLastOneCurls() throws IOException {
    Path output = folder.resolve("out");
    Asked asked = run(STATES, output);

    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
    List<Row> rows = rows(output, "track", "status", "note", "z_end");
    assertThat(rows).hasSize(41);
    assertThat(rows).extracting(row -> row.getLong(0)).startsWith(1L, 2L).endsWith(41L);
    assertThat(rows).filteredOn(row -> row.getString(1).equals("ok")).hasSizeGreaterThan(35);
    assertThat(rows.get(40).getString(1)).isEqualTo("slope-cut");
    assertThat(rows.get(40).getString(2)).startsWith("at z = ");
  }

  @Test
  void tracksOfATableOfParquetAreThoseOfTheSameTableInText() throws IOException {
    Path text = CONF.resolve("data/states.csv");
    Path parquet = folder.resolve("states.parquet");
    SparkSession spark = Sessions.open("write");
    spark
        .read()
        .option("header", "true")
        .option("inferSchema", "true")
        .option("comment", "#")
        .csv(text.toString())
        .coalesce(1)
        .write()
        .parquet(parquet.toString());
    spark.stop();
    Object hash = hash(run(STATES, folder.resolve("text")));
    Path part;
    try (Stream<Path> files = Files.list(parquet)) {
      part = files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }

    String table = "engine.source.table=\"" + part + "\"";
    assertThat(hash(run(STATES, folder.resolve("parquet"), table))).isEqualTo(hash);
  }

  static Stream<Path> campaigns() {
    return Stream.of(RANDOM, STATES);
  }

  @ParameterizedTest
  @MethodSource("campaigns")
  void theTableIsBitIdenticalForAnyNumberOfSlicesCoresAndBlocks(Path conf) {
    List<String> small = conf.equals(RANDOM) ? List.of(SMALL) : List.of("engine.tracks-per-unit=3");
    Object hash = null;
    for (int slices : new int[] {1, 3, 64}) {
      for (String master : List.of("local[1]", "local[2]")) {
        List<String> overrides = new ArrayList<>(small);
        overrides.add("parts.slices=" + slices);
        Path output = folder.resolve("out-" + slices + "-" + master.charAt(6));
        System.setProperty("spark.master", master);
        try {
          Asked asked = run(conf, output, overrides.toArray(String[]::new));
          assertThat(asked.exit()).isZero();
          hash = hash == null ? hash(asked) : hash;
          assertThat(hash(asked)).as(slices + " slices, " + master).isEqualTo(hash);
        } finally {
          System.clearProperty("spark.master");
        }
      }
    }
  }

  // --- bad input ---------------------------------------------------------------------------------

  static Stream<Mistake> mistakes() {
    String map = "engine.field={kind=GriddedMap,map=%s,interpolation=trilinear,outside=zero}";
    return Stream.of(
        new Mistake(RANDOM, 2, "step-mm must be positive", "engine.stepper=" + rk4(0)),
        new Mistake(RANDOM, 2, "from-gev must be positive", "engine.source.momenta.from-gev=0"),
        new Mistake(RANDOM, 2, "no way of", "engine.source.end-mm.to=0"),
        new Mistake(RANDOM, 2, "did you mean", "engine.field.kind=HarmonicDipol"),
        new Mistake(RANDOM, 2, "did you mean", "engine.stepper.pair=dormand-price"),
        new Mistake(RANDOM, 2, "width-mm must be positive", "engine.field=" + gaussian(-1)),
        new Mistake(STATES, 3, "no such file", "engine.source.table=nowhere.csv"),
        new Mistake(STATES, 3, "no such file", map.formatted("nowhere.txt")),
        new Mistake(
            STATES,
            3,
            "line 2 column x: expected a number",
            map.formatted("\"" + CONF.resolve("data/states.csv") + "\"")),
        new Mistake(
            STATES,
            3,
            "no column z_start",
            "engine.source.table=" + CONF.resolve("data/counts.csv")));
  }

  private static String rk4(int step) {
    return "{kind=RungeKutta4,step-mm=%d,aligned=false,max-steps=9,limits={position-mm=1,slope=1}}"
        .formatted(step);
  }

  private static String gaussian(int width) {
    return "{kind=GaussianDipole,peak-t=1,centre-mm=0,width-mm=%d}".formatted(width);
  }

  record Mistake(Path conf, int exit, String words, String... overrides) {
    @Override
    public String toString() {
      return words + " " + String.join(" ", overrides);
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldInWordsBeforeAnythingIsMade(Mistake mistake) {
    Path output = folder.resolve("out");
    Asked asked = run(mistake.conf(), output, mistake.overrides());

    assertThat(asked.err()).contains(mistake.words()).doesNotContain("\tat ");
    assertThat(asked.exit()).isEqualTo(mistake.exit());
    assertThat(output).doesNotExist();
  }

  // --- helpers -----------------------------------------------------------------------------------

  private static Asked run(Path conf, Path output, String... overrides) {
    List<String> arguments = new ArrayList<>(List.of("run", conf.toString(), "--json"));
    for (String override : overrides) {
      arguments.add("-D");
      arguments.add(override);
    }

    arguments.add("-D");
    arguments.add("output=\"" + output + "\"");
    return Asked.of(arguments.toArray(String[]::new));
  }

  private static List<Row> rows(Path output, String first, String... more) throws IOException {
    String name = Files.readString(output.resolve("LATEST")).strip();
    SparkSession spark = Sessions.open("read");
    try {
      return spark
          .read()
          .parquet(output.resolve("runs").resolve(name).resolve("TrackRow").toString())
          .orderBy("unit")
          .select(first, more)
          .collectAsList();
    } finally {
      spark.stop();
    }
  }

  private static Object hash(Asked asked) {
    assertThat(asked.exit()).as(asked.err()).isZero();
    Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
    return ((Map<?, ?>) tables.get("TrackRow")).get("hash");
  }
}
