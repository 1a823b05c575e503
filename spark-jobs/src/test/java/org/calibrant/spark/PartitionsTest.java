package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;
import org.calibrant.cli.SmallCampaign;
import org.calibrant.core.Engine;
import org.calibrant.core.Kernel;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;
import org.calibrant.core.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the engine: cuts, cores and repeated tasks change no bit. */
class PartitionsTest {
  private static final String RETRYING = "local[2,3]";
  @TempDir private Path folder;
  private int runs;

  @AfterEach
  void stop() {
    SparkSession.builder().getOrCreate().stop();
  }

  @ParameterizedTest
  @EnumSource
  void otherCutsAndRepeatedTasksGiveTheSameBits(SmallCampaign campaign) throws Exception {
    Map<String, String> whole = hashes(campaign.engine(), RETRYING, 1_000_000, 1, false);
    assertThat(hashes(campaign.engine(), RETRYING, 2, 7, true)).isEqualTo(whole);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void anyNumberOfTasksAndCoresGivesTheSameBits(SmallCampaign campaign) throws Exception {
    Map<String, String> whole = hashes(campaign.engine(), "local[1]", 1_000_000, 1, false);
    for (String master : new String[] {"local[1]", "local[2]"}) {
      stop();
      for (int slices : new int[] {1, 2, 3, 7, 64}) {
        assertThat(hashes(campaign.engine(), master, 1_000_000, slices, false))
            .as("%s, %d tasks", master, slices)
            .isEqualTo(whole);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void twoExecutorProcessesOfWhichOneIsKilledGiveTheSameBits(SmallCampaign campaign)
      throws Exception {
    Map<String, String> whole = hashes(campaign.engine(), "local[2]", 1_000_000, 1, false);
    Path output = folder.resolve("cluster");
    Path jars = Files.createDirectories(folder.resolve("home/jars"));
    Child driver = Child.startOn("local-cluster[2,1,1024]", jars, output, campaign);
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (driver.process().children().count() < 2
        && driver.process().isAlive()
        && System.nanoTime() < patience) {
      TimeUnit.MILLISECONDS.sleep(50);
    }

    TimeUnit.SECONDS.sleep(3);
    driver.process().children().findFirst().ifPresent(ProcessHandle::destroyForcibly);
    assertThat(driver.exit()).as(driver.text()).isZero();
    RunFolder run = RunFolder.latest(output.toString(), Runs.HADOOP).orElseThrow();
    Map<String, String> hashes = new TreeMap<>();
    run.tables().forEach(table -> hashes.put(table.table(), table.hash()));
    assertThat(hashes).isEqualTo(whole);
  }

  private Map<String, String> hashes(
      Engine engine, String master, long unitsPerPart, int slices, boolean failing)
      throws Exception {
    SparkSession spark = Sessions.local(master, "partitions", Map.of());
    assertThat(spark.sparkContext().master()).isEqualTo(master);
    Path output = folder.resolve("out-" + runs++);
    RunConf conf = Runs.conf("engine = any");
    try (RunDirectory directory = RunDirectory.open(output.toString(), conf, Runs.HADOOP)) {
      SparkWorkers workers =
          new SparkWorkers(
              spark, directory, new Execution(unitsPerPart, slices), Progress.silent());
      Path marks = Files.createDirectories(folder.resolve("marks-" + runs));
      engine.run(failing ? new Failing(workers, marks.toString()) : workers);
      workers.publish();
      if (failing) {
        try (Stream<Path> made = Files.list(marks)) {
          assertThat(made).as("tasks that were made to fail").isNotEmpty();
        }
      }

      Map<String, String> hashes = new TreeMap<>();
      directory.folder().tables().forEach(table -> hashes.put(table.table(), table.hash()));
      assertThat(hashes).isNotEmpty();
      return hashes;
    }
  }

  /** The first attempt of every other task dies of something that is not its unit's fault. */
  private record Failing(Workers workers, String marks) implements Workers {
    @Override
    public <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel) {
      String place = marks; // the workers do not travel
      return workers.map(
          sweep,
          unit -> {
            fail(place);
            return kernel.apply(unit);
          });
    }

    @Override
    public <U, R extends TableRow> void write(
        Table<R> table, Sweep<U> sweep, RowKernel<U, R> kernel) {
      workers.write(table, sweep, new FailingKernel<>(kernel, marks));
    }

    @Override
    public <S extends Serializable> Optional<S> recall(Class<S> type) {
      return workers.recall(type);
    }

    @Override
    public void remember(Serializable state) {
      workers.remember(state);
    }
  }

  private record FailingKernel<U, R extends TableRow>(RowKernel<U, R> kernel, String marks)
      implements RowKernel<U, R> {
    @Override
    public Stream<R> apply(U unit) {
      fail(marks);
      return kernel.apply(unit);
    }

    @Override
    public Stream<R> failed(U unit, String reason) {
      return kernel.failed(unit, reason);
    }
  }

  private static void fail(String marks) {
    TaskContext task = TaskContext.get();
    if (task != null && task.attemptNumber() == 0 && task.partitionId() % 2 == 0) {
      try {
        Files.writeString(Path.of(marks, "task-" + task.taskAttemptId()), "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }

      throw new LinkageError("made to fail");
    }
  }
}
