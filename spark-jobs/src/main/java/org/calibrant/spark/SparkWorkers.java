package org.calibrant.spark;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.calibrant.core.Kernel;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;
import org.calibrant.core.Workers;
import org.calibrant.spark.Remembered.Cursor;

/**
 * Runs kernels on Spark and keeps tables as Parquet in a run directory.
 *
 * <p>A sweep is cut into parts, contiguous ranges of units; each is one Spark job of {@link
 * Execution#slices} tasks, which make their units themselves. The n-th part of a table is {@code
 * part=n}; one that is finished is never computed again, so starting once more continues. The
 * driver holds nothing per unit.
 *
 * <p>Kernels are shared by the threads of a worker and must not change themselves. All rows of one
 * unit are held in memory at a time.
 */
public final class SparkWorkers implements Workers {
  private final SparkSession spark;
  private final RunDirectory directory;
  private final Execution execution;
  private final Progress progress;
  private final Jobs jobs;
  private TreeMap<String, Cursor> cursors = new TreeMap<>();
  private final List<String> missing = new ArrayList<>();

  public SparkWorkers(
      SparkSession spark, RunDirectory directory, Execution execution, Progress progress) {
    this.spark = spark;
    this.directory = directory;
    this.execution = execution;
    this.progress = progress;
    this.jobs = new Jobs(JavaSparkContext.fromSparkContext(spark.sparkContext()));
  }

  /**
   * Runs a kernel for its replies.
   *
   * <p>All replies together may have as many bytes, serialised, as {@code spark.driver.maxResultSize}
   * says. A unit that throws, throws here.
   *
   * @throws Checkpointed after {@link #stop}
   * @throws TemporaryFailure when the surroundings fail
   * @throws IllegalStateException when the replies are too large
   */
  @Override
  public <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel) {
    return Replies.ask(jobs, sweep, kernel, execution.slices());
  }

  /**
   * Fills a table, part by part.
   *
   * @throws Checkpointed after {@link #stop}
   * @throws RunLocked when another driver has taken the run over
   * @throws RunRefused when the run holds parts of this table with other columns
   * @throws TemporaryFailure when the surroundings fail
   */
  @Override
  public <U, R extends TableRow> void write(
      Table<R> table, Sweep<U> sweep, RowKernel<U, R> kernel) {
    Cursor cursor = cursors.getOrDefault(table.name(), Cursor.START);
    long start = cursor.unit();
    progress.begin(table.name(), sweep.size());
    try (PartWriter writer =
        new PartWriter(spark, jobs, directory, progress, table, sweep, kernel)) {
      int first = cursor.part();
      long parts = Math.max(1, -Math.floorDiv(-sweep.size(), execution.unitsPerPart()));
      do {
        jobs.checkStopped();
        cursor = step(writer, table.name(), cursor, start, cursor.part() - first, parts);
      } while (cursor.unit() < start + sweep.size());
      writer.checkReused();
    }

    cursors.put(table.name(), cursor);
  }

  /** Goes beyond the part under a cursor, which is of this shard or not. */
  private Cursor step(
      PartWriter writer, String table, Cursor cursor, long start, long index, long parts) {
    Shard shard = execution.shard();
    if (shard.holds(index, parts)) {
      return cursor.after(part(writer, table, cursor, start));
    }

    if (shard.gathers()) {
      Optional<Part> there = known(writer, table, cursor, start);
      if (there.isPresent()) {
        return cursor.after(there.get());
      }
    }

    Range units = writer.next(cursor, start, execution.unitsPerPart());
    if (shard.gathers()) {
      missing.add(
          "%s part %d, units %d to %d: of shard %s"
              .formatted(
                  table,
                  cursor.part(),
                  cursor.unit(),
                  cursor.unit() + units.size() - 1,
                  new Shard(shard.owner(index, parts), shard.of())));
    }

    return cursor.beyond(units);
  }

  /** A part that need not be computed: there already, or known from another run. */
  private Optional<Part> known(PartWriter writer, String table, Cursor cursor, long start) {
    Optional<Part> there = directory.part(table, cursor.part()).filter(Part::whole);
    there.ifPresent(
        part -> {
          writer.fits(part, start);
          writer.skipped(part, start);
        });
    return there.isPresent() ? there : writer.reused(cursor, start);
  }

  /** The part under a cursor: there already, known from another run, or computed now. */
  private Part part(PartWriter writer, String table, Cursor cursor, long start) {
    Optional<Part> there = directory.part(table, cursor.part());
    if (there.isPresent()) {
      Part part = there.get();
      writer.fits(part, start);
      Range units = new Range(part.from() - start, part.to() - start);
      return part.whole()
          ? writer.skipped(part, start)
          : writer.written(cursor, units, slices(units), part);
    }

    Optional<Part> reused = writer.reused(cursor, start);
    if (reused.isPresent()) {
      return reused.get();
    }

    Range units = writer.next(cursor, start, execution.unitsPerPart());
    return writer.written(cursor, units, slices(units), null);
  }

  /** Time that tasks have computed so far, on all cores together. */
  double coreSeconds() {
    return jobs.coreSeconds();
  }

  private int slices(Range units) {
    return (int) Math.max(1, Math.min(execution.slices(), units.size()));
  }

  @Override
  public <S extends Serializable> Optional<S> recall(Class<S> type) {
    Optional<Remembered> remembered = directory.recall(type);
    remembered.ifPresent(memory -> cursors = new TreeMap<>(memory.cursors()));
    return remembered.map(Remembered::state).map(type::cast);
  }

  /**
   * Keeps a state for {@link #recall}.
   *
   * <p>The state may hold classes of Calibrant, of its own package and those below it, and values of
   * the JDK.
   */
  @Override
  public void remember(Serializable state) {
    jobs.checkStopped();
    if (!execution.shard().isWhole()) {
      throw new RunRefused(
          List.of("this campaign goes on from its own results, so it cannot be cut into shards"));
    }

    directory.remember(new Remembered(new TreeMap<>(cursors), state));
  }

  @Override
  public void tell(String event, Map<String, ?> facts) {
    directory.log(event, facts);
    progress.say(event, facts);
  }

  /**
   * Cancels what is running; the engine's current or next call throws {@link Checkpointed}. For
   * another thread.
   */
  public void stop() {
    jobs.stop();
  }

  /** Waits, in another thread, until the run directory is closed or the grace is over. */
  void awaitClosed(Duration grace) {
    directory.awaitClosed(grace);
  }

  /**
   * After the engine has returned: declares the run finished, unless it is one of several shards.
   *
   * @throws PartsMissing when shards have not computed everything that is to be gathered
   * @throws IllegalStateException when the parts do not tile what the engine has written
   */
  public void finish() {
    jobs.checkStopped();
    if (!missing.isEmpty()) {
      throw new PartsMissing(missing);
    }

    if (!execution.shard().isWhole() && !execution.shard().gathers()) {
      progress.close();
      return;
    }

    Map<String, Long> plan = new TreeMap<>();
    cursors.forEach((table, cursor) -> plan.put(table, cursor.unit()));
    directory.finish(plan);
    directory.log("cost", Map.of("core-seconds", jobs.coreSeconds()));
    progress.close();
  }

  /** Declares the run finished, and publishes it. */
  public void publish() {
    finish();
    directory.publish();
  }
}
