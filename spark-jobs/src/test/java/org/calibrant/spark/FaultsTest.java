package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.calibrant.spark.Runs.finished;
import static org.calibrant.spark.Runs.sweep;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that come from outside; {@link DriverTest} and {@link FullDiskTest} have more of them. */
class FaultsTest {
  private static final long SEED = 20261121;
  private static final long UNITS = 400;

  /** Milliseconds in which a driver is killed where nothing else runs. */
  private static final int LEAST = 3500;

  private static final Probe PROBE = new Probe(UNITS, 0);
  @TempDir Path out;
  @TempDir Path elsewhere;

  @Test
  @Tag("faults")
  void fiftyKillsAtRandomMomentsLoseRepeatAndDamageNothing() throws Exception {
    String hash = finished(elsewhere, 10, 2, sweep(PROBE)).tables().get(0).hash();
    Random random = new Random(SEED);
    int killed = 0;
    for (int round = 0; killed < 50; round++) {
      Path output = Files.createDirectory(out.resolve("round-" + round));
      boolean done = false;
      int most = LEAST;
      while (!done) {
        long before = parts(output);
        Child child = Child.start(output, UNITS, 10, 6);
        done = child.process().waitFor(1500 + random.nextInt(most), TimeUnit.MILLISECONDS);
        if (!done) {
          child.kill();
          killed++;
          // on a busy machine a driver that starts has done nothing yet
          most = parts(output) > before ? Math.max(LEAST, most * 2 / 3) : most * 3 / 2;
          assertThat(everyListedPartIsThere(output)).as("seed %d, kill %d", SEED, killed).isTrue();
        }
      }

      RunFolder run = RunFolder.latest(output.toString(), Runs.HADOOP).orElseThrow();
      assertThat(run.damages()).as("seed %d", SEED).isEmpty();
      assertThat(run.tables().get(0).units()).isEqualTo(UNITS);
      assertThat(run.tables().get(0).hash()).as("seed %d", SEED).isEqualTo(hash);
    }
  }

  @Test
  @Tag("faults")
  void tenEvictionsAtRandomMomentsEndWith85InTime() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < 10; i++) {
      Path output = Files.createDirectory(out.resolve("evicted-" + i));
      Child child = Child.start(output, 4000, 50, 10);
      while (!Files.exists(output.resolve("lock"))) {
        TimeUnit.MILLISECONDS.sleep(20);
      }

      TimeUnit.MILLISECONDS.sleep(2500 + random.nextInt(4000));
      long evicted = System.nanoTime();
      child.process().destroy();
      assertThat(child.exit()).as("seed %d: %s", SEED, child.text()).isEqualTo(85);
      assertThat(System.nanoTime() - evicted).isLessThan(TimeUnit.SECONDS.toNanos(10));
      assertThat(output.resolve("lock")).doesNotExist();
    }
  }

  @Test
  void anOutputThatCannotBeWrittenIsRefusedBeforeAnythingIsComputed() throws Exception {
    assumeTrue(done("mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", out.toString()), "mount");
    try {
      assertThatThrownBy(() -> Runs.open(out.resolve("x")))
          .isInstanceOf(RunRefused.class)
          .hasMessageContaining(out.resolve("x") + ": cannot be written")
          .message()
          .hasLineCount(1);
    } finally {
      done("umount", "-l", out.toString());
    }
  }

  @Test
  void aFlippedBitInAPartThatWouldBeTakenOverIsSeenAndThePartIsComputed() throws IOException {
    String hash = night(1, 0).tables().get(0).hash();
    RunFolder first = RunFolder.all(out.toString(), Runs.HADOOP).get(0);
    Part part = first.parts().get(3);
    Path file = Path.of(java.net.URI.create(first.folder(part) + "/" + part.files().firstKey()));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
    RunFolder second = night(2, 0);
    assertThat(second.tables().get(0).hash()).isEqualTo(hash);
    assertThat(second.parts()).filteredOn(each -> each.home().isEmpty()).hasSize(1);
    assertThat(second.damages()).isEmpty();
  }

  @Test
  void aKernelThatHasChangedWithoutItsVersionIsCaughtByTheHalfPercent() {
    night(1, 0);
    assertThatThrownBy(() -> night(2, 1e-12))
        .isInstanceOf(BitsDiffer.class)
        .hasMessageContaining("comes out with other bits than the files hold")
        .hasMessageContaining("--recompute");
    assertThatThrownBy(() -> night(2, 1e-12)).as("again").isInstanceOf(BitsDiffer.class);
    RunFolder computed = night(2, 1e-12, new RunDirectory.Start(false, true));
    assertThat(computed.parts()).allMatch(part -> part.home().isEmpty());
  }

  /** A run of a kernel whose arithmetic can change without anybody knowing. */
  private RunFolder night(int number, double slip) {
    return night(number, slip, RunDirectory.Start.USUAL);
  }

  private RunFolder night(int number, double slip, RunDirectory.Start start) {
    Slipping.slip = slip;
    RunConf conf = Runs.conf("night = " + number);
    try (RunDirectory directory = RunDirectory.open(out.toString(), conf, Runs.HADOOP, start)) {
      SparkWorkers workers =
          new SparkWorkers(Runs.spark(), directory, new Execution(50, 2), Progress.silent());
      workers.write(Probe.TABLE, PROBE, new Slipping());
      workers.publish();
      return directory.folder();
    }
  }

  /** Its rows depend on something that is no part of it. */
  record Slipping() implements org.calibrant.core.RowKernel<Long, ProbeRow> {
    static volatile double slip;

    @Override
    public Stream<ProbeRow> apply(Long unit) {
      return PROBE
          .apply(unit)
          .map(
              row ->
                  new ProbeRow(
                      row.unit(),
                      new double[] {row.point()[0] + slip, row.point()[1]},
                      row.copy(),
                      row.weight(),
                      row.even(),
                      row.value(),
                      row.series(),
                      row.names(),
                      row.status(),
                      row.note()));
    }

    @Override
    public Stream<ProbeRow> failed(Long unit, String reason) {
      return PROBE.failed(unit, reason);
    }
  }

  private static long parts(Path output) {
    return RunFolder.all(output.toString(), Runs.HADOOP).stream()
        .mapToLong(run -> run.parts().size())
        .sum();
  }

  private static boolean everyListedPartIsThere(Path output) {
    return RunFolder.all(output.toString(), Runs.HADOOP).stream()
        .allMatch(run -> run.parts().stream().allMatch(part -> run.damages(part).isEmpty()));
  }

  private static boolean done(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }
}
