package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.calibrant.spark.Runs.finished;
import static org.calibrant.spark.Runs.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a run whose driver dies, is evicted, or is not alone. */
class DriverTest {
  private static final long SEED = 20261120;
  private static final long UNITS = 600;
  private static final Probe PROBE = new Probe(UNITS, 0);
  private static String hash;
  @TempDir Path out;
  @TempDir Path home;

  /** An uninterrupted run, the measure of the others. */
  @BeforeAll
  static void whole() {
    RowDigest digest = new RowDigest();
    TableColumns columns = TableColumns.of(Probe.TABLE, TableSchemas.of(Probe.TABLE));
    Work<Long, ProbeRow> work = new Work<>(PROBE, PROBE, columns);
    for (long unit = 0; unit < UNITS; unit++) {
      work.rows(unit).forEach(digest::add);
    }

    hash = digest.hash().toString();
  }

  @Test
  void aDriverKilledAtRandomMomentsLosesAndRepeatsNothing() throws Exception {
    Random random = new Random(SEED);
    int killed = 0;
    while (killed < 4) {
      Map<Path, FileTime> before = finishedParts();
      Child child = Child.start(out, UNITS, 20, 4);
      // the first second of a JVM holds nothing to break
      if (child.process().waitFor(1000 + random.nextInt(4000), TimeUnit.MILLISECONDS)) {
        break; // this start has done the rest
      }

      child.kill();
      killed++;
      assertThat(finishedParts()).as("seed %d", SEED).containsAllEntriesOf(before);
    }

    Map<Path, FileTime> before = finishedParts();
    finished(out, 20, 2, sweep(PROBE));
    assertThat(finishedParts()).as("seed %d", SEED).containsAllEntriesOf(before);
    assertThat(killed).as("kills with seed %d", SEED).isPositive();
    assertWhole();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before-part",
        "before-manifest",
        "after-manifest",
        "before-finished",
        "before-latest",
        "after-latest"
      })
  void aDriverKilledBetweenTwoStepsOfACommitContinues(String step) throws Exception {
    Child killed = Child.start(out, UNITS, 400, 0, "-Dcalibrant.halt-at=" + step);
    assertThat(killed.exit()).as(killed.text()).isEqualTo(137);
    finished(out, 400, 2, sweep(PROBE));
    assertWhole();
  }

  @Test
  void anEvictedDriverExitsWith85AndContinues() throws Exception {
    Child child = Child.start(out, UNITS, 50, 10);
    awaitParts(2);
    long evicted = System.nanoTime();
    child.process().destroy(); // SIGTERM
    assertThat(child.exit()).as(child.text()).isEqualTo(85);
    assertThat(System.nanoTime() - evicted).isLessThan(TimeUnit.SECONDS.toNanos(10));
    assertThat(Files.exists(out.resolve("lock"))).isFalse();
    assertThat(child.text()).doesNotContain("Exception", "\tat ");
    Map<Path, FileTime> before = finishedParts();
    finished(out, 50, 2, sweep(PROBE));
    assertThat(finishedParts()).containsAllEntriesOf(before);
    assertWhole();
  }

  @Test
  void aSecondDriverExitsWith6AndChangesNothing() throws Exception {
    Child first = Child.start(out, UNITS, 300, 20);
    while (!Files.exists(out.resolve("runs"))) {
      TimeUnit.MILLISECONDS.sleep(20);
    }

    List<Path> before = tree();
    Child second = Child.start(out, UNITS, 300, 0);
    assertThat(second.exit()).as(second.text()).isEqualTo(6);
    assertThat(second.text())
        .contains("/lock is held by process " + first.process().pid() + " on ")
        .hasLineCount(1);
    assertThat(tree()).containsAll(before);
    Files.write(out.resolve("lock"), new byte[0]); // the operating system still knows
    assertThatThrownBy(() -> Runs.open(out))
        .isInstanceOf(RunLocked.class)
        .hasMessageContaining("is held by another process");
    first.kill();
    finished(out, 300, 2, sweep(PROBE)); // takes the killed driver's lock over at once
    assertWhole();
  }

  @Test
  void aQuietRunPrintsItsProgressAndNothingElse() throws Exception {
    Child child = Child.start(out, UNITS, 600, 0);
    assertThat(child.exit()).isZero();
    assertThat(child.text())
        .matches(
            "(?s)(ProbeRow  [^\\n]*units[^\\n]*\\n)*ProbeRow  600/600 units \\(100 %\\)[^\\n]*\\n");
    assertThat(Path.of("spark-warehouse")).doesNotExist();
  }

  @Test
  void aKilledExecutorIsReplacedAndItsTasksAreRepeated() throws Exception {
    Child child =
        Child.startOn("local-cluster[2,1,1024]", Files.createDirectory(home.resolve("jars")), out);
    awaitParts(1);
    List<ProcessHandle> executors = child.process().children().toList();
    assertThat(executors).as(child.text()).hasSizeGreaterThanOrEqualTo(2);
    executors.get(0).destroyForcibly();
    assertThat(child.exit()).as(child.text()).isZero();
    assertWhole();
  }

  private void awaitParts(int count) throws Exception {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (manifestLines() < count && System.nanoTime() < patience) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private long manifestLines() throws IOException {
    try (Stream<Path> files = Files.walk(out, 3)) {
      Path manifest = files.filter(path -> path.endsWith("manifest.jsonl")).findAny().orElse(null);
      return manifest == null ? 0 : Files.readAllLines(manifest).size();
    }
  }

  private void assertWhole() {
    RunFolder run = RunFolder.latest(out.toString(), Runs.HADOOP).orElseThrow();
    assertThat(run.finished()).isTrue();
    assertThat(run.tables().get(0).units()).isEqualTo(UNITS);
    assertThat(run.tables().get(0).hash()).isEqualTo(hash);
    assertThat(run.parts()).allMatch(run::holds);
    assertThat(out.resolve("lock")).doesNotExist();
    assertThat(Path.of(java.net.URI.create(run.path())).resolve("_fresh")).doesNotExist();
  }

  private List<Path> tree() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(path -> !path.toString().contains("_fresh")).toList();
    }
  }

  /** Files of the parts that the manifest lists, with their times. */
  private Map<Path, FileTime> finishedParts() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    Path runs = out.resolve("runs");
    if (!Files.exists(runs)) {
      return times;
    }

    try (Stream<Path> names = Files.list(runs)) {
      for (Path name : names.toList()) {
        RunFolder run = RunFolder.at(name.toString(), Runs.HADOOP);
        for (Part part : run.parts()) {
          for (String file : part.files().keySet()) {
            Path path = name.resolve(part.table()).resolve(part.folder()).resolve(file);
            times.put(path, Files.getLastModifiedTime(path));
          }
        }
      }
    }

    return times;
  }
}
