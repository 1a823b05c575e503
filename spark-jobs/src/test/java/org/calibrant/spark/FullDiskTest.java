package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.calibrant.spark.Runs.finished;
import static org.calibrant.spark.Runs.sweep;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of two megabytes that is full, sooner or later. */
class FullDiskTest {
  private static final int SIZE = 2 << 20;
  private static final Probe PROBE = new Probe(1200, 0);
  @TempDir static Path elsewhere;
  @TempDir Path disk;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    mounted = done("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString());
    assumeTrue(mounted, "needs the right to mount a small tmpfs");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      done("umount", "-l", disk.toString());
    }
  }

  @Test
  void aFullDiskStopsTheRunWithOneLineAndTheNextStartContinues() throws Exception {
    long parts = 0;
    for (int free : new int[] {0, 1, 4, 9, 15, 25}) {
      Path filler = fill(free);
      assertThatThrownBy(() -> finished(disk.resolve("out"), 100, 2, sweep(PROBE)))
          .as("%d pages free", free)
          .isInstanceOf(TemporaryFailure.class)
          .hasMessageContaining("No space left on device")
          .message()
          .hasLineCount(1);
      Files.delete(filler);
      long now = parts();
      assertThat(now).as("finished parts stay").isGreaterThanOrEqualTo(parts);
      parts = now;
    }

    assertThat(parts).as("some parts found room").isPositive();
    RunFolder run = finished(disk.resolve("out"), 100, 2, sweep(PROBE));
    RunFolder whole = finished(elsewhere, 1200, 2, sweep(PROBE));
    assertThat(run.tables().get(0).hash()).isEqualTo(whole.tables().get(0).hash());
    assertThat(run.parts()).hasSize(12).allMatch(run::holds);
  }

  private long parts() throws IOException {
    Path runs = disk.resolve("out/runs");
    if (!Files.exists(runs)) {
      return 0;
    }

    try (var names = Files.list(runs)) {
      return names
          .map(run -> RunFolder.at(run.toString(), Runs.HADOOP).parts().size())
          .reduce(0, Integer::sum);
    }
  }

  /** Leaves some pages of 4 kB. */
  private Path fill(int pages) throws IOException {
    Path filler = disk.resolve("filler");
    long free = disk.toFile().getUsableSpace() - 4096L * pages;
    return Files.write(filler, new byte[(int) free]);
  }

  private static boolean done(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }
}
