package org.calibrant.calibration.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Children are shell scripts of a few lines, good and bad ones. */
@Timeout(60)
class ChildProcessTest {

  /** Answers with its parameter at all three times. */
  private static final String GOOD =
      """
      while IFS=, read -r word number value rest; do
        case $word in
          times) echo ready ;;
          run) echo "series,$number,$value,$value,$value" ;;
        esac
      done
      """;

  @TempDir private Path folder;

  private ChildProcess child(String script, double startTimeout, double runTimeout)
      throws IOException {
    Path file = folder.resolve("child.sh");
    Files.writeString(file, script);
    return new ChildProcess(
        List.of("sh"),
        new InputFile(file.toString()),
        List.of(),
        List.of(),
        List.of("x"),
        List.of(new Variable("Level", "m")),
        new Steps(0, 2, 1),
        startTimeout,
        runTimeout);
  }

  private static double[] run(Simulator simulator, double... x) {
    double[] series = new double[3 * x.length];
    simulator.run(x, x.length, x.length, series);
    return series;
  }

  @Test
  void theSeriesOfEveryVectorAreThoseOfTheProgram() throws IOException {
    Simulator simulator = child(GOOD, 10, 10).simulator(List.of("Level"));
    assertThat(run(simulator, 1.5, -2, 0.1))
        .containsExactly(1.5, -2, 0.1, 1.5, -2, 0.1, 1.5, -2, 0.1);
    assertThat(simulator.failure(1)).isEmpty();
  }

  @Test
  void theProgramIsStartedOnceAndAskedOften() throws IOException {
    String counting = "echo started >> " + folder.resolve("starts") + "\n" + GOOD;
    ChildProcess model = child(counting, 10, 10);
    model.check();
    for (int i = 0; i < 5; i++) {
      run(model.simulator(List.of("Level")), 1, 2, 3);
    }

    assertThat(Files.readAllLines(folder.resolve("starts"))).hasSize(1);
  }

  /** What a program does wrong when its parameter is 13, and what is said of it. */
  record Wrong(String action, String words) {
    @Override
    public String toString() {
      return words;
    }
  }

  static Stream<Wrong> wrongs() {
    return Stream.of(
        new Wrong("sleep 100", "no answer within 0.5 s"),
        new Wrong("echo no water left >&2; exit 7", "ended with exit code 7: no water left"),
        new Wrong("exec 1>&-; sleep 100", "the program closed its output"),
        new Wrong("echo series,$number,1,2", "expected 3 numbers in the answer, found fewer"),
        new Wrong("echo series,$number,1,2,3,4", "expected 3 numbers in the answer, found more"),
        new Wrong("echo series,$number,1,x,3", "expected a number in the answer, found x"),
        new Wrong("echo series,99,1,2,3", "expected the answer series,"),
        new Wrong("echo Hello", "or failed,"),
        new Wrong("echo failed,$number,too dry", "the program says: too dry"),
        new Wrong("yes 1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1 | tr -d '\\n'", "no answer within 0.5 s"));
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void aRunThatGoesWrongFailsAloneAndTheNextOneIsAnswered(Wrong wrong) throws IOException {
    String script =
        """
        while IFS=, read -r word number value rest; do
          case $word,$value in
            times,*) echo ready ;;
            run,13.0) %s ;;
            run,*) echo "series,$number,$value,$value,$value" ;;
          esac
        done
        """
            .formatted(wrong.action());
    Simulator simulator = child(script, 10, 0.5).simulator(List.of("Level"));
    double[] series = run(simulator, 1, 13, 2);
    assertThat(series).containsExactly(1, Double.NaN, 2, 1, Double.NaN, 2, 1, Double.NaN, 2);
    assertThat(simulator.failure(1)).contains(wrong.words());
    assertThat(simulator.failure(0)).isEmpty();
    assertThat(simulator.failure(2)).isEmpty();
  }

  @Test
  void aProgramThatHangsIsKilledWithItsDescendants() throws Exception {
    Path pid = folder.resolve("pid");
    String script =
        """
        while IFS=, read -r word rest; do
          case $word in
            times) echo ready ;;
            run) sleep 1000 & echo $! > %s; wait ;;
          esac
        done
        """
            .formatted(pid);
    run(child(script, 10, 0.5).simulator(List.of("Level")), 1);
    long descendant = Long.parseLong(Files.readString(pid).strip());
    boolean gone = false;
    for (int i = 0; i < 100 && !gone; i++) {
      gone = ProcessHandle.of(descendant).map(handle -> !handle.isAlive()).orElse(true);
      Thread.sleep(Duration.ofMillis(20).toMillis());
    }

    assertThat(gone).isTrue();
  }

  @Test
  void notANumberIsAnAnswerButNoResult() throws IOException {
    String script = GOOD.replace("$value,$value,$value", "nan,inf,$value");
    double[] series = run(child(script, 10, 10).simulator(List.of("Level")), 4);
    assertThat(series).containsExactly(Double.NaN, Double.POSITIVE_INFINITY, 4);
  }

  @Test
  void nothingSecretOfTheEnvironmentIsHandedOn() throws IOException {
    Path seen = folder.resolve("seen");
    child("env > " + seen + "\n" + GOOD, 10, 10).check();
    assertThat(Files.readAllLines(seen).stream().map(line -> line.split("=", 2)[0]))
        .isSubsetOf(
            "PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "PWD", "OLDPWD", "SHLVL", "_");
  }

  static Stream<Wrong> neverReady() {
    return Stream.of(
        new Wrong("exit 3", "ended with exit code 3"),
        new Wrong("echo hello; cat", "expected the answer ready, found hello"),
        new Wrong("sleep 100", "no answer within 0.5 s"));
  }

  @ParameterizedTest
  @MethodSource("neverReady")
  void aProgramThatDoesNotGetReadyIsFoundBeforeAnythingIsComputed(Wrong wrong) throws IOException {
    ChildProcess model = child(wrong.action() + "\n", 0.5, 10);
    assertThatThrownBy(model::check)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("child.sh")
        .hasMessageContaining(wrong.words());
    Simulator simulator = model.simulator(List.of("Level"));
    assertThat(run(simulator, 1)).containsOnly(Double.NaN);
    assertThat(simulator.failure(0)).contains(wrong.words());
  }

  @Test
  void aProgramThatIsNotThereIsRefused() {
    ChildProcess model =
        new ChildProcess(
            List.of(),
            new InputFile("/nowhere/model"),
            List.of(),
            List.of(),
            List.of("x"),
            List.of(new Variable("Level", "m")),
            new Steps(0, 2, 1),
            1,
            1);
    assertThatThrownBy(model::check)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(
            () ->
                new ChildProcess(
                    List.of(),
                    new InputFile("x"),
                    List.of(),
                    List.of(),
                    List.of("x", "x"),
                    List.of(new Variable("Level", "m")),
                    new Steps(0, 2, 1),
                    1,
                    1))
        .hasMessageContaining("different names without commas");
  }

  @Test
  void theShippedProgramInPythonAgreesWithTheClosedForm() {
    String python = System.getenv().getOrDefault("CALIBRANT_PYTHON", "python3");
    try {
      new ProcessBuilder(python, "--version").start().destroy();
    } catch (IOException e) {
      Assumptions.abort("needs Python");
    }

    Path conf = Path.of("../conf").toAbsolutePath().normalize();
    ChildProcess model =
        new ChildProcess(
            List.of(python),
            new InputFile(conf.resolve("examples/models/one_box.py").toString()),
            List.of(),
            List.of(new InputFile(conf.resolve("data/two-layer-forcing.csv").toString())),
            List.of("feedback", "capacity"),
            List.of(new Variable("Surface Temperature", "K"), new Variable("Heat Content", "")),
            new Steps(1750, 2020, 1),
            30,
            30);
    double[] series = new double[2 * 271 * 2];
    Simulator simulator = model.simulator(List.of("Heat Content", "Surface Temperature"));
    simulator.run(new double[] {1.5, 0, 9, 9}, 2, 2, series);
    assertThat(simulator.failure(0)).isEmpty();
    assertThat(simulator.failure(1)).contains("division by zero");
    double[] forcing =
        Series.of(
                new InputSeries(
                    "erf",
                    new InputFile(conf.resolve("data/two-layer-forcing.csv").toString()),
                    "year",
                    "erf"))
            .at(model.times(), "erf");
    double t = 0;
    for (int i = 0; i < 271; i++) {
      assertThat(series[(271 + i) * 2]).isCloseTo(t, within(1e-12));
      assertThat(series[i * 2]).isCloseTo(9 * t, within(1e-11));
      t += (forcing[i] / 1.5 - t) * -Math.expm1(-1.5 / 9);
    }

    long from = System.nanoTime();
    int runs = 50;
    for (int i = 0; i < runs; i++) {
      simulator.run(new double[] {1.5, 9}, 1, 1, new double[2 * 271]);
    }

    assertThat((System.nanoTime() - from) / runs).as("ns per run").isLessThan(200_000_000L);
  }
}
