package org.calibrant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** The shipped campaigns that sample, from their files to what users and their tools read. */
class SamplingCampaignTest {
  private static final Path CONF = Path.of("../conf").toAbsolutePath().normalize();
  private static final Path TWO_LAYER = CONF.resolve("calibration.conf");
  private static final Path DENSITY = CONF.resolve("examples/calibration-density.conf");
  private static final Path DIAGNOSTICS = CONF.resolve("examples/chain-diagnostics.conf");
  private static final Path SWEEP = CONF.resolve("examples/calibration-sweep.conf");
  private static final Path SBC = CONF.resolve("examples/calibration-sbc.conf");
  private static final List<String> TABLES =
      List.of("SampleRow", "AcceptanceRow", "EnsembleRow", "DiagnosticsRow");

  /** Two-layer chains that are too short to converge, but quick. */
  private static final String[] SHORT = {
    "engine.schedule.burn-in=40",
    "engine.schedule.thin=20",
    "engine.schedule.check-every=40",
    "engine.schedule.iterations=120",
    "engine.walkers.walkers=16",
    "engine.placement={kind=Islands,checks=1}",
    "max-failed-fraction=1",
    "exports={}"
  };

  @TempDir private Path folder;

  // --- the density campaign and its exports
  // --------------------------------------------------------

  @Test
  void theDensityCampaignConvergesToItsMomentsAndToolsReadItsExports() throws Exception {
    Path output = folder.resolve("out");
    Asked asked = run(DENSITY, output, "engine.converged.ess=1000");

    assertThat(asked.err()).contains("plan    ").doesNotContain("\tat ");
    assertThat(asked.exit()).as(asked.err()).isZero();
    double[] mean = {1, -2, 0.5};
    double[] sd = {1, Math.sqrt(1.06), Math.sqrt(4.25)};
    List<Row> rows =
        rows(output, "DiagnosticsRow", "mean", "sd", "ess_ensembles", "r_hat_ensembles");
    assertThat(rows).hasSize(3);
    for (int i = 0; i < 3; i++) {
      double ess = rows.get(i).getDouble(2);
      assertThat(ess).isGreaterThan(1000);
      assertThat(rows.get(i).getDouble(3)).isLessThan(1.01);
      assertThat(rows.get(i).getDouble(0)).isCloseTo(mean[i], within(5 * sd[i] / Math.sqrt(ess)));
      assertThat(rows.get(i).getDouble(1)).isCloseTo(sd[i], within(5 * sd[i] / Math.sqrt(2 * ess)));
    }

    String python = System.getenv().getOrDefault("CALIBRANT_PYTHON", "python3");
    assumeTrue(
        python(python, "-W", "ignore", "-c", "import arviz, emcee, h5netcdf, netCDF4, pyarrow")
            .isEmpty(),
        python
            + " lacks arviz, emcee, h5netcdf, netCDF4 or pyarrow; point CALIBRANT_PYTHON to an"
            + " interpreter that has them");
    Path script = Path.of("src", "test", "python", "check_chains.py").toAbsolutePath();
    String run = output.resolve("runs").resolve(latest(output)).toString();
    assertThat(python(python, "-W", "ignore", script.toString(), run, "gaussian"))
        .endsWith("chains agree\n");
  }

  @Test
  void anotherDensityNeedsOneKey() throws IOException {
    Path output = folder.resolve("out");
    Asked asked =
        run(
            DENSITY,
            output,
            "engine.problems.density={kind=LinearRegression,x=[0,1,2,3,4],y=[1,3,5,7,9],sigma=0.5,prior-sd=50}",
            "engine.start.from={kind=FromPrior}",
            "engine.schedule.thin=50",
            "engine.converged.ess=300",
            "exports={}");

    assertThat(asked.exit()).as(asked.err()).isZero();
    List<Row> rows = rows(output, "DiagnosticsRow", "parameter", "mean");
    assertThat(rows.get(0).getString(0)).isEqualTo("a");
    assertThat(rows.get(0).getDouble(1)).isCloseTo(2, within(0.1));
    assertThat(rows.get(1).getDouble(1)).isCloseTo(1, within(0.2));
  }

  // --- somebody else's chains
  // ----------------------------------------------------------------------

  @Test
  void chainsOfATextAreJudged() throws IOException {
    Path output = folder.resolve("out");
    Asked asked = run(DIAGNOSTICS, output);

    assertThat(asked.exit()).as(asked.err()).isZero();
    Row row = rows(output, "DiagnosticsRow", "chains", "draws", "ess_bulk", "tau", "status").get(0);
    assertThat(row.getInt(0)).isEqualTo(4);
    assertThat(row.getInt(1)).isEqualTo(500);
    assertThat(row.getDouble(2)).isBetween(350.0, 700.0); // 2000 (1 − 0.6)/(1 + 0.6) = 500
    assertThat(row.getDouble(3)).isCloseTo(4, within(1.2));
  }

  @Test
  void chainsOfALongTableOfParquetAreJudgedByParameter() throws IOException {
    Path table = folder.resolve("chains.parquet");
    SparkSession spark = Sessions.open("write");
    spark
        .range(0, 600)
        .selectExpr("id % 3 as chain", "id div 3 as draw", "rand(1) as x", "1.5D as y")
        .coalesce(1)
        .write()
        .parquet(table.toString());
    spark.stop();
    Path part;
    try (Stream<Path> files = Files.list(table)) {
      part = files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }

    Path output = folder.resolve("out");
    Asked asked =
        run(
            DIAGNOSTICS,
            output,
            "engine.chains={kind=ChainTable,table=\"" + part + "\",parameters=[]}");

    assertThat(asked.exit()).as(asked.err()).isZero();
    List<Row> rows = rows(output, "DiagnosticsRow", "parameter", "chains", "r_hat", "ess_bulk");
    assertThat(rows).extracting(row -> row.getString(0)).containsExactly("x", "y");
    assertThat(rows.get(0).getInt(1)).isEqualTo(3);
    assertThat(rows.get(0).getDouble(2)).isCloseTo(1, within(0.02));
    assertThat(rows.get(1).isNullAt(2)).as("R-hat of a constant").isTrue();
    assertThat(rows.get(1).getDouble(3)).isEqualTo(600);
  }

  // --- the two-layer model
  // -------------------------------------------------------------------------

  @Test
  void theBitsDoNotDependOnSlicesCoresOrPlacement() {
    Object hash = null;
    for (String slices : List.of("1", "5")) {
      for (String placement : List.of("{kind=Islands,checks=1}", "{kind=WholeProblems}")) {
        List<String> overrides = new ArrayList<>(List.of(SHORT));
        overrides.add("engine.placement=" + placement);
        overrides.add("parts.slices=" + slices);
        overrides.add("engine.ensembles=2");
        Path output = folder.resolve("out-" + placement.hashCode() + "-" + slices);
        System.setProperty("spark.master", slices.equals("1") ? "local[1]" : "local[2]");
        try {
          Object found = hashes(run(TWO_LAYER, output, overrides.toArray(String[]::new)));
          hash = hash == null ? found : hash;
          assertThat(found).as(placement + " " + slices).isEqualTo(hash);
        } finally {
          System.clearProperty("spark.master");
        }
      }
    }
  }

  /** The first start ends before it has any walkers; its run waits to be continued. */
  @Test
  void aRunIsNotContinuedWithAnotherPrior() {
    String density =
        "engine.problems.density={kind=Within,lower=[0,0],upper=[%s,1],"
            + "density={kind=Rosenbrock,a=1,b=1,s=1}}";
    String far = "engine.start.from={kind=Ball,centre=[5,5],sd=[0.1,0.1]}";
    Path output = folder.resolve("out");
    assertThat(run(DENSITY, output, far, density.formatted(1)).exit()).isEqualTo(3);
    Asked refused = run(DENSITY, output, far, density.formatted(2));

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains("engine.problems.density.upper: was [1, 1], now [2, 1]")
        .contains("holds the unfinished run")
        .contains("of another configuration");
  }

  @Test
  void theSweepRanksTheTruthOfEveryProblem() throws IOException {
    Path output = folder.resolve("out");
    List<String> small = new ArrayList<>(List.of(SHORT));
    small.add("engine.placement={kind=WholeProblems}");
    small.add("engine.problems.count=3");
    small.add("engine.problems-per-wave=2");
    Asked asked = run(SWEEP, output, small.toArray(String[]::new));

    assertThat(asked.exit()).as(asked.err()).isZero();
    List<Row> rows = rows(output, "RankRow", "problem", "truth", "rank", "draws");
    assertThat(rows).hasSize(18);
    assertThat(rows.get(17).getString(0)).isEqualTo("replicate-2");
    assertThat(rows).allSatisfy(row -> assertThat(row.getInt(2)).isBetween(0, row.getInt(3)));
  }

  /** χ² of ten classes with nine degrees of freedom: above 27.9 once in a thousand. */
  @Test
  void ranksOfTheStraightLineAreUniform() throws IOException {
    Path output = folder.resolve("out");
    Asked asked = run(SBC, output, "engine.problems.count=200");

    assertThat(asked.exit()).as(asked.err()).isZero();
    for (String parameter : List.of("a", "b")) {
      int[] counts = new int[10];
      for (Row row : rows(output, "RankRow", "parameter", "rank", "status")) {
        if (row.getString(0).equals(parameter)) {
          assertThat(row.getString(2)).isEqualTo("ok");
          counts[row.getInt(1) / 10]++;
        }
      }

      double chi2 = 0;
      for (int count : counts) {
        chi2 += (count - 20) * (count - 20) / 20.0;
      }

      assertThat(chi2).as(parameter).isLessThan(27.9);
    }
  }

  // --- bad input
  // -----------------------------------------------------------------------------------

  static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake(DENSITY, 2, "walkers must be even", "engine.walkers.walkers=31"),
        new Mistake(DENSITY, 2, "at least twice the 3 parameters", "engine.walkers.walkers=4"),
        new Mistake(
            DENSITY,
            2,
            "did you mean 'Stretch'",
            "engine.walkers.moves=[{weight=1,move={kind=Strech,scale=2}}]"),
        new Mistake(DENSITY, 2, "check-every must be a multiple", "engine.schedule.thin=7"),
        new Mistake(DENSITY, 2, "r-hat must be above 1", "engine.converged.r-hat=1"),
        new Mistake(DENSITY, 2, "must ascend", "engine.ladder.temperatures=[1,1]"),
        new Mistake(
            DENSITY,
            2,
            "start.lower must have 3",
            "engine.start.from.lower=[1,2,3,4]",
            "engine.start.from.upper=[5,5,5,5]"),
        new Mistake(
            DENSITY,
            2,
            "positive definite",
            "engine.problems.density={kind=CorrelatedGaussian,mean=[0,0],covariance=[[1,2],[2,1]]}"),
        new Mistake(DIAGNOSTICS, 3, "no such file", "engine.chains.table=nowhere.csv"),
        new Mistake(
            DIAGNOSTICS,
            3,
            "expected a number",
            "engine.chains.table=\"" + CONF.resolve("data/two-layer-observations.csv") + "\""));
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

  @Test
  void walkersOutsideThePriorAreToldOfInOneLine() {
    Asked asked =
        run(
            DENSITY,
            folder.resolve("out"),
            "engine.problems.density={kind=Within,lower=[0,0],upper=[1,1],density={kind=Rosenbrock,a=1,b=1,s=1}}",
            "engine.start.from={kind=Ball,centre=[5,5],sd=[0.1,0.1]}",
            "engine.start.repairs=3");

    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.err())
        .contains(
            "32 of 32 walkers start where the density is zero, after 3 repairs; walker 0 at (")
        .doesNotContain("\tat ");
  }

  // --- helpers
  // -------------------------------------------------------------------------------------

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

  private static String latest(Path output) throws IOException {
    return Files.readString(output.resolve("LATEST")).strip();
  }

  private static List<Row> rows(Path output, String table, String first, String... more)
      throws IOException {
    SparkSession spark = Sessions.open("read");
    try {
      return spark
          .read()
          .parquet(output.resolve("runs").resolve(latest(output)).resolve(table).toString())
          .orderBy("unit")
          .select(first, more)
          .collectAsList();
    } finally {
      spark.stop();
    }
  }

  private static Object hashes(Asked asked) {
    assertThat(asked.exit()).as(asked.err()).isZero();
    Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
    return TABLES.stream().map(table -> ((Map<?, ?>) tables.get(table)).get("hash")).toList();
  }

  private static String python(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? output : "exit %d: %s".formatted(process.exitValue(), output);
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
