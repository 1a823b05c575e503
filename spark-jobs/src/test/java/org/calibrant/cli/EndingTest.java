package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM, sent to a JVM of its own. */
@Timeout(120)
class EndingTest {
  @TempDir private Path folder;

  @Test
  void aStoppedRunEndsWith85InTenSecondsAndContinuesToTheSameEnd() throws Exception {
    Desk desk = Desk.in(folder);
    Process process = start(desk, "engine.millis=400");
    Path runs = desk.output().resolve("runs");
    while (parts(runs) == 0 && process.isAlive()) {
      Thread.sleep(100);
    }

    assertThat(stop(process)).isEqualTo(85);
    assertThat(desk.output().resolve("LATEST")).doesNotExist();
    assertThat(Files.readString(folder.resolve("err.txt"))).doesNotContain("\tat ");

    Asked again = desk.json("run", "engine.millis=400");
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("continues");

    Desk undisturbed = Desk.in(Files.createDirectory(folder.resolve("undisturbed")));
    Asked whole = undisturbed.json("run");
    assertThat(hash(again)).isEqualTo(hash(whole));
  }

  @Test
  void beforeThereIsAnythingToLoseARunEndsAtOnce() throws Exception {
    Desk desk = Desk.in(folder);
    Process process = start(desk, "engine.millis=400");
    while (!Files.exists(desk.output().resolve("runs")) && process.isAlive()) {
      Thread.sleep(5);
    }

    assertThat(stop(process)).isEqualTo(85);
    assertThat(desk.ask("run", "engine.millis=400").exit()).isZero();
  }

  private Process start(Desk desk, String override) throws IOException {
    return OwnJvm.start(folder, desk.arguments("run", override));
  }

  /** SIGTERM; the exit code, which must come within ten seconds. */
  private static int stop(Process process) throws InterruptedException {
    process.destroy();
    try {
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("ended within 10 s").isTrue();
    } finally {
      process.destroyForcibly();
    }

    return process.exitValue();
  }

  private static long parts(Path runs) throws IOException {
    if (!Files.exists(runs)) {
      return 0;
    }

    try (Stream<Path> files = Files.walk(runs)) {
      return files.filter(file -> file.endsWith("manifest.jsonl")).count();
    }
  }

  private static Object hash(Asked asked) {
    Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
    return ((Map<?, ?>) tables.get("SquareRow")).get("hash");
  }
}
