package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.calibrant.spark.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    Asked asked = run(RANDOM, output);

    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
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
