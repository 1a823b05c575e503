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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Evaluations and point estimates, from the shipped files to what users read. */
class CalibrationModelsCampaignTest {
  private static final Path CONF = Path.of("../conf").toAbsolutePath().normalize();
  private static final Path POINTS = CONF.resolve("examples/calibration-points.conf");
  private static final Path ESTIMATE = CONF.resolve("examples/calibration-point-estimate.conf");
  private static final Path CHILD = CONF.resolve("examples/calibration-child.conf");

  @TempDir private Path folder;

  @Test
  void theShippedPointsHaveTheirLikelihoodsAndSeries() throws IOException {
    Path output = folder.resolve("out");
    Asked asked = run(POINTS, output);

    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
    List<Row> rows =
        rows(output, "EvaluationRow", "point", "status", "ln_likelihood", "series", "derived");
    assertThat(rows)
        .extracting(row -> row.getLong(0))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(rows.get(6).getString(1)).isEqualTo("outside-prior");
    assertThat(rows.get(7).getString(1)).isEqualTo("non-finite");
    assertThat(rows.get(0).getString(1)).isEqualTo("ok");
    assertThat(rows.get(0).getList(3)).hasSize(3 * 351);
    double truth = rows.get(0).getDouble(2);
    for (int i = 1; i < 6; i++) {
      assertThat(rows.get(i).getDouble(2)).as("the truth is most likely").isLessThan(truth);
    }

    assertThat((Double) rows.get(0).getList(4).get(0)).isBetween(2.0, 4.0);
  }

  @Test
  void everySearchOfTheShippedEstimateMeetsAtOnePoint() throws IOException {
    Path output = folder.resolve("out");
    Asked asked = run(ESTIMATE, output);

    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
    List<Row> rows = rows(output, "PointRow", "ln_posterior", "converged", "values", "sd");
    assertThat(rows).hasSize(8);
    for (Row row : rows) {
      assertThat(row.getBoolean(1)).isTrue();
      assertThat(row.getDouble(0)).isCloseTo(rows.get(0).getDouble(0), within(1e-6));
      double feedback = (Double) row.getList(2).get(0);
      double sd = (Double) row.getList(3).get(0);
      assertThat(feedback).as("the truth is 1.1").isCloseTo(1.1, within(2.5 * sd));
    }
  }

  @Test
  void aProgramInPythonIsCalibrated() throws IOException {
    String python = python();
    Path output = folder.resolve("out");
    Asked asked = run(CHILD, output, "engine.posterior.model.interpreter=[\"" + python + "\"]");

    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
    List<Row> rows = rows(output, "PointRow", "values", "status", "failed_evaluations");
    assertThat(rows).hasSize(2);
    assertThat((Double) rows.get(0).getList(0).get(0)).isBetween(1.0, 2.5);
    assertThat((Double) rows.get(0).getList(0).get(0))
        .isCloseTo((Double) rows.get(1).getList(0).get(0), within(1e-3));
  }

  @Test
  void aProgramThatHangsCostsItsRunAndNotTheCampaign() throws IOException {
    Path program = folder.resolve("slow.sh");
    Files.writeString(
        program,
        """
        while IFS=, read -r word number feedback rest; do
          case $word,$feedback in
            times,*) echo ready ;;
            run,1.0) sleep 1000 ;;
            run,*) echo "series,$number,$feedback,$feedback" ;;
          esac
        done
        """);
    Path points = folder.resolve("points.csv");
    Files.writeString(points, "point,feedback\n1,0.5\n2,1\n3,1.5\n");
    Path observations = folder.resolve("observations.csv");
    Files.writeString(observations, "time,value\n2000,1\n");
    Path conf = folder.resolve("hang.conf");
    Files.writeString(
        conf,
        """
        output = out
        parts { units = 10, slices = 1 }
        max-failed-fraction = 0.5
        engine {
          kind = calibration.EvaluationEngine
          density {
            kind = Posterior
            model {
              kind = ChildProcess
              interpreter = [sh]
              program = slow.sh
              arguments = []
              files = []
              parameters = [feedback]
              variables = [{ name = Level, unit = m }]
              timeline { kind = Steps, first = 2000, last = 2001, step = 1 }
              start-timeout = 10
              run-timeout = 1
            }
            parameters = [{ name = feedback, prior { kind = Uniform, lower = 0, upper = 2 } }]
            fixed {}
            targets = [{
              variable = Level
              observations {
                kind = ObservationTable
                table = observations.csv
                variable = ""
                time = time
                value = value
                errors { kind = ConstantError, sigma = 0.5 }
              }
              reference { kind = NoReference }
              likelihood { kind = Gaussian, normalised = false }
            }]
            quantities = []
          }
          points { table = points.csv, id = point }
          series = []
          points-per-unit = 10
        }
        exports {}
        """);
    Path output = folder.resolve("out");
    Asked asked = run(conf, output);

    assertThat(asked.exit()).isZero();
    List<Row> rows = rows(output, "EvaluationRow", "status", "note", "ln_likelihood");
    assertThat(rows).extracting(row -> row.getString(0)).containsExactly("ok", "failed", "ok");
    assertThat(rows.get(1).getString(1)).contains("no answer within 1.0 s");
    assertThat(rows.get(1).getDouble(2)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(rows.get(2).getDouble(2)).isEqualTo(-0.5);
  }

  static Stream<Path> campaigns() {
    return Stream.of(POINTS, ESTIMATE);
  }

  @ParameterizedTest
  @MethodSource("campaigns")
  void theTableIsBitIdenticalForAnyNumberOfSlicesAndCores(Path conf) {
    String table = conf.equals(POINTS) ? "EvaluationRow" : "PointRow";
    Object hash = null;
    for (int slices : new int[] {1, 7}) {
      for (String master : List.of("local[1]", "local[2]")) {
        Path output = folder.resolve("out-" + slices + "-" + master.charAt(6));
        List<String> overrides = new ArrayList<>(List.of("parts.slices=" + slices));
        if (conf.equals(POINTS)) {
          overrides.add("engine.points-per-unit=" + slices);
        } else {
          overrides.add("engine.starts.number=4");
        }

        System.setProperty("spark.master", master);
        try {
          Asked asked = run(conf, output, overrides.toArray(String[]::new));
          assertThat(asked.exit()).as(asked.err()).isZero();
          Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
          Object found = ((Map<?, ?>) tables.get(table)).get("hash");
          hash = hash == null ? found : hash;
          assertThat(found).as(slices + " slices, " + master).isEqualTo(hash);
        } finally {
          System.clearProperty("spark.master");
        }
      }
    }
  }

  // --- bad input ---------------------------------------------------------------------------------

  static Stream<Mistake> mistakes() {
    String prior = "engine.density.parameters=[{name=lambda0,prior=%s}]";
    return Stream.of(
        new Mistake(POINTS, 3, "no such file", "engine.points.table=nowhere.csv"),
        new Mistake(POINTS, 2, "did you mean", "engine.series=[\"Surface Temperatur\"]"),
        new Mistake(
            POINTS,
            2,
            "has no mass",
            prior.formatted(
                "{kind=Bound,prior={kind=Normal,mean=0,sd=1},lower=50,upper=60,normalised=true}")),
        new Mistake(
            POINTS, 2, "lower must be below", prior.formatted("{kind=Uniform,lower=1,upper=0}")),
        new Mistake(
            POINTS,
            2,
            "must have a prior or a fixed value",
            prior.formatted("{kind=Uniform,lower=0,upper=1}")),
        new Mistake(POINTS, 2, "the model has no lambda", "engine.density.fixed.lambda=1"),
        new Mistake(POINTS, 3, "no column when", with("time=when")),
        new Mistake(POINTS, 3, "no column sd", with("errors={kind=ErrorColumn,column=sd}")),
        new Mistake(ESTIMATE, 2, "missing key", "engine.optimiser={kind=fit.NelderMead}"),
        new Mistake(
            ESTIMATE,
            3,
            "needs bounds",
            "engine.optimiser={kind=fit.RandomSearch,seed=1,points=9,batch=3}"),
        new Mistake(
            CHILD, 3, "cannot be started", "engine.posterior.model.interpreter=[no-such-shell]"),
        new Mistake(CHILD, 3, "no such file", "engine.posterior.model.program=nowhere.py"));
  }

  private static String with(String change) {
    String key = change.substring(0, change.indexOf('='));
    String value = change.substring(change.indexOf('=') + 1);
    String data = CONF.resolve("data/two-layer-observations.csv").toString();
    String errors = key.equals("errors") ? value : "{kind=ErrorColumn,column=uncertainty}";
    String time = key.equals("time") ? value : "time";
    return "engine.density.targets=[{variable=Heat Content,observations={kind=ObservationTable,table=\"%s\",variable=variable,time=%s,value=value,errors=%s},reference={kind=NoReference},likelihood={kind=Gaussian,normalised=false}}]"
        .formatted(data, time, errors);
  }

  record Mistake(Path conf, int exit, String words, String... overrides) {
    @Override
    public String toString() {
      return words;
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

  private static String python() {
    String python = System.getenv().getOrDefault("CALIBRANT_PYTHON", "python3");
    try {
      new ProcessBuilder(python, "--version").start().destroy();
    } catch (IOException e) {
      Assumptions.abort("needs Python");
    }

    return python;
  }

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

  private static List<Row> rows(Path output, String table, String first, String... more)
      throws IOException {
    String name = Files.readString(output.resolve("LATEST")).strip();
    SparkSession spark = Sessions.open("read");
    try {
      return spark
          .read()
          .parquet(output.resolve("runs").resolve(name).resolve(table).toString())
          .orderBy("unit")
          .select(first, more)
          .collectAsList();
    } finally {
      spark.stop();
    }
  }
}
