package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.calibrant.spark.Runs.HADOOP;
import static org.calibrant.spark.Runs.conf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.calibrant.core.BadInput;
import org.calibrant.spark.RunDirectory.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir Path out;

  @Test
  void aRunIsNewThenContinuedThenFinished() throws IOException {
    assertThat(state("a = 5")).isEqualTo(State.NEW);
    assertThat(state("a = 5")).isEqualTo(State.CONTINUED);
    try (RunDirectory directory = open("a = 5")) {
      directory.publish(Map.of());
      assertThat(RunFolder.latest(out.toString(), HADOOP).orElseThrow().path())
          .isEqualTo(directory.folder().path());
    }

    assertThat(state("a = 5")).isEqualTo(State.FINISHED);
    try (Stream<Path> runs = Files.list(out.resolve("runs"))) {
      assertThat(runs).hasSize(1);
    }
  }

  @Test
  void anotherIdentityIsRefusedWithItsDifferencesAndNothingChanges() throws IOException {
    open("engine.grid.A.steps = 5", "kernel = 1").close();
    Map<Path, String> before = contents();
    assertThatThrownBy(() -> open("engine.grid.A.steps = 7", "kernel = 1"))
        .isInstanceOf(RunRefused.class)
        .hasMessageMatching(
            "(?s)engine.grid.A.steps: was 5, now 7\\n[^\\n]* holds the unfinished run [^\\n]* of"
                + " another configuration; restore it, choose another output, or give it up with"
                + " --supersede");
    assertThat(contents()).isEqualTo(before);
    assertThat(state("engine.grid.A.steps = 5", "kernel = 1")).isEqualTo(State.CONTINUED);
  }

  @Test
  void anotherVersionOfAKernelOrOfAUsersJarIsRefusedByName() throws IOException {
    open("a = 5", "kernel.LibraryEngine = 1", "code.mine.jar = \"sha256:00\"").close();
    assertThatThrownBy(
            () -> open("a = 5", "kernel.LibraryEngine = 2", "code.mine.jar = \"sha256:01\""))
        .isInstanceOf(RunRefused.class)
        .hasMessageContaining("kernel.LibraryEngine: was 1, now 2\n")
        .hasMessageContaining("code.mine.jar: was sha256:00, now sha256:01\n");
  }

  @Test
  void theRunIsNamedByTimeAndIdentityAndBeginsWithItsConf() throws IOException {
    try (RunDirectory directory = open("a = 5")) {
      String hash = new RunIdentity(List.of("a = 5")).hash();
      assertThat(directory.folder().name()).matches("\\d{8}T\\d{6}Z-" + hash.substring(0, 8));
      assertThat(directory.folder().conf()).contains("# a test\n\na = 5\n");
    }

    assertThat(Files.readString(log())).contains("\"event\":\"opened\"", "\"event\":\"closed\"");
  }

  @Test
  void aMissingParentIsNamed() {
    Path deep = out.resolve("no/such");
    assertThatThrownBy(() -> RunDirectory.open(deep.toString(), conf("a = 1"), HADOOP))
        .isInstanceOf(RunRefused.class)
        .hasMessageContaining(out.resolve("no") + " is missing");
    assertThat(out.resolve("no")).doesNotExist();
  }

  @Test
  void aFileInThePlaceOfTheOutputIsNamed() throws IOException {
    Path file = Files.writeString(out.resolve("file"), "x");
    assertThatThrownBy(() -> RunDirectory.open(file.toString(), conf("a = 1"), HADOOP))
        .isInstanceOf(RunRefused.class)
        .hasMessageContaining(file + ": expected a folder for the output, found a file");
    Path below = file.resolve("output");
    assertThatThrownBy(() -> RunDirectory.open(below.toString(), conf("a = 1"), HADOOP))
        .hasMessageContaining(below.toString());
  }

  @Test
  void aRelativeOutputIsSeenFromTheCurrentFolder() throws IOException {
    Path relative = Path.of("target/relative-" + ProcessHandle.current().pid());
    try (RunDirectory directory = RunDirectory.open(relative.toString(), conf("a = 1"), HADOOP)) {
      assertThat(directory.folder().path())
          .startsWith("file:" + relative.toAbsolutePath() + "/runs/");
    }
  }

  @Test
  void aDamagedManifestIsReportedAndKept() throws IOException {
    open("a = 1").close();
    Path manifest = run().resolve("manifest.jsonl");
    Files.writeString(manifest, "{\"table\": \"X\"\n");
    assertThatThrownBy(() -> open("a = 1"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("manifest.jsonl: line 1: expected a part");
    assertThat(Files.readString(manifest)).isEqualTo("{\"table\": \"X\"\n");
    assertThat(out.resolve("lock")).doesNotExist();
  }

  @Test
  void aRunKilledBeforeItsFirstFileCountsForNothing() throws IOException {
    Files.createDirectories(out.resolve("runs/20260101T000000Z-00000000"));
    assertThat(state("a = 1")).isEqualTo(State.NEW);
  }

  @Test
  void theWorkingFolderOfADeadDriverIsSweptAway() throws IOException {
    open("a = 1").close();
    Path left = Files.createDirectories(run().resolve("_fresh/ProbeRow-0-x"));
    assertThat(state("a = 1")).isEqualTo(State.CONTINUED);
    assertThat(left).doesNotExist();
  }

  @Test
  void aNewRunBeginsBesideAFinishedOne() {
    try (RunDirectory first = open("a = 1")) {
      first.publish(Map.of());
    }

    try (RunDirectory second = open("a = 2")) {
      assertThat(second.state()).isEqualTo(State.NEW);
      second.publish(Map.of());
    }

    List<String> names =
        RunFolder.all(out.toString(), HADOOP).stream().map(RunFolder::name).toList();
    assertThat(names).hasSize(2).isSorted();
    assertThat(Publications.history(out.toString(), HADOOP))
        .extracting(Publications.Entry::run, Publications.Entry::previous)
        .containsExactly(tuple(names.get(0), ""), tuple(names.get(1), names.get(0)));
    assertThat(state("a = 1")).isEqualTo(State.FINISHED);
  }

  @Test
  void aStaleOwnerThatWakesUpBetweenLookingAndActingPublishesNothing() throws IOException {
    RunFiles files = RunFiles.of(new org.apache.hadoop.fs.Path(out.toString()), HADOOP);
    org.apache.hadoop.fs.Path output =
        files.qualified(new org.apache.hadoop.fs.Path(out.toString()));
    Tenure stale = Tenure.take(files, output);
    stale.check(); // it looks, and sleeps
    Files.delete(out.resolve("lock"));
    stale.close();
    try (Tenure now = Tenure.take(files, output)) {
      assertThat(now.epoch()).isGreaterThan(stale.epoch());
      assertThatThrownBy(
              () -> stale.files().replace(new org.apache.hadoop.fs.Path(output, "LATEST"), "old"))
          .isInstanceOf(RunLocked.class);
      assertThat(out.resolve("LATEST")).doesNotExist();
      now.files().replace(new org.apache.hadoop.fs.Path(output, "LATEST"), "new");
      assertThat(out.resolve("LATEST")).hasContent("new");
    }
  }

  private RunDirectory open(String... lines) {
    return RunDirectory.open(out.toString(), conf(lines), HADOOP);
  }

  private State state(String... lines) {
    try (RunDirectory directory = open(lines)) {
      return directory.state();
    }
  }

  private Path run() throws IOException {
    try (Stream<Path> runs = Files.list(out.resolve("runs"))) {
      return runs.findAny().orElseThrow();
    }
  }

  private Path log() throws IOException {
    return run().resolve("log.jsonl");
  }

  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(path -> !path.toString().contains("/epoch")).toList()) {
        contents.put(file, Files.isDirectory(file) ? "" : Files.readString(file));
      }
    }

    return contents;
  }
}
