package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine of docs/examples/own-engine: built by its own pom against an unpacked distribution, and
 * asked by the launcher all that ours are asked.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class OwnEngineIT {
  @TempDir private static Path folder;
  private static Distribution distribution;
  private static Path project;

  @BeforeAll
  static void build() throws Exception {
    distribution = Distribution.unpack(folder);
    project = folder.resolve("own");
    copy(distribution.home().resolve("docs/examples/own-engine"), project);
    Process maven =
        new ProcessBuilder(
                "mvn",
                "-o",
                "-q",
                "-B",
                "-Dcalibrant=" + distribution.home(),
                "-Dhadoop.version=" + hadoop(),
                "package")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mvn.txt").toFile())
            .start();
    assertThat(maven.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(maven.exitValue()).as(Files.readString(folder.resolve("mvn.txt"))).isZero();
  }

  @Test
  void anEngineOfOnesOwnAnswersEveryVerb() throws IOException {
    String conf = project.resolve("pendulum.conf").toString();
    assertThat(good("check", conf).out()).contains("SwingRow: 90 units in 3 parts");
    assertThat(good("run", conf, "-D", "output=pendulum").out())
        .contains("SwingRow: 90 rows in 3 parts, none failed");
    assertThat(good("verify", "pendulum", "--sample", "0.5").out()).contains("SwingRow");
    assertThat(good("replay", "pendulum", "7").out()).contains("lengthening = ", "same bits: yes");
    assertThat(good("describe", "pendulum").out()).contains("gravity = 9.80665");
    assertThat(good("describe", "edu.example.pendulum.PendulumEngine").out())
        .contains("length-m", "[m]", "kind one of [ArithmeticGeometricMean, SmallAngle]");
    Path run = run("pendulum");
    assertThat(good("describe", run.resolve("SwingRow").toString()).out())
        .containsPattern("period_s +double +s +period");

    List<String> csv = Files.readAllLines(run.resolve("exports/csv/periods.csv"));
    assertThat(csv).hasSize(91).first().isEqualTo("amplitude_deg,period_s");
    double small = Double.parseDouble(csv.get(1).split(",", -1)[1]);
    double right = 2 * Math.PI * Math.sqrt(1 / 9.80665) * (1 + Math.pow(Math.toRadians(1), 2) / 16);
    assertThat(small).isCloseTo(right, within(1e-8));

    good("report", "pendulum", "--figures", "svg");
    assertThat(run.resolve("report/period.svg")).content().contains("period");
    assertThat(run.resolve("report/report.html")).content().contains("Period over amplitude");

    Asked again = asked("export", conf, "-D", "output=pendulum");
    assertThat(again.exit()).isEqualTo(3);
    assertThat(again.err()).contains("overwrite = true");
    good("export", conf, "-D", "output=pendulum", "-D", "exports.csv.overwrite=true");
  }

  @Test
  void theKeysOfAnEngineOfOnesOwnAreCheckedLikeOurs() {
    String conf = project.resolve("pendulum.conf").toString();
    Asked typo = asked("check", conf, "-D", "engine.method.kind=SmallAngel");
    assertThat(typo.exit()).isEqualTo(2);
    assertThat(typo.err()).contains("did you mean 'SmallAngle'?");
    Asked wrong = asked("check", conf, "-D", "engine.length-m=-1");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("length-m must be positive, was -1.0");
  }

  /** Which Hadoop came with the Spark that was packed. */
  private static String hadoop() throws IOException {
    try (Stream<Path> jars = Files.list(distribution.home().resolve("lib"))) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(name -> name.startsWith("hadoop-client-api-"))
          .map(name -> name.replaceAll("hadoop-client-api-|\\.jar", ""))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Path run(String output) throws IOException {
    Path place = folder.resolve("work").resolve(output);
    return place.resolve("runs").resolve(Files.readString(place.resolve("LATEST")).strip());
  }

  private static Asked good(String... arguments) {
    Asked asked = asked(arguments);
    assertThat(asked.exit()).as(asked.err()).isZero();
    return asked;
  }

  private static Asked asked(String... arguments) {
    List<String> all =
        Stream.concat(
                Stream.of(arguments),
                Stream.of("--jars", project.resolve("target/pendulum.jar").toString()))
            .toList();
    return distribution.calibrant(arguments[0], Map.of(), all);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
