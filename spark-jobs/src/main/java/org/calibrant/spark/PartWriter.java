package org.calibrant.spark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;

/** Writes the parts of one sweep. The kernel travels once, with the first part that needs it. */
final class PartWriter implements AutoCloseable {
  private final SparkSession spark;
  private final Jobs jobs;
  private final RunDirectory directory;
  private final Progress progress;
  private final Table<?> table;
  private final long size;
  private final StructType schema;
  private final String fingerprint;
  private final Work<?, ?> work;
  private final PartKeys<?, ?> keys;
  private final Reused reused;
  private Broadcast<Work<?, ?>> shared;

  <U, R extends TableRow> PartWriter(
      SparkSession spark,
      Jobs jobs,
      RunDirectory directory,
      Progress progress,
      Table<R> table,
      Sweep<U> sweep,
      RowKernel<U, R> kernel) {
    this.spark = spark;
    this.jobs = jobs;
    this.directory = directory;
    this.progress = progress;
    this.table = table;
    this.size = sweep.size();
    this.schema = TableSchemas.of(table);
    this.fingerprint = TableSchemas.fingerprint(schema);
    this.work = new Work<>(sweep, kernel, TableColumns.of(table, schema));
    this.keys = new PartKeys<>(directory.code(), table.name(), schema, sweep, kernel);
    this.reused = new Reused();
  }

  /** Refuses a part that was written with other columns, or is not one of this sweep's. */
  void fits(Part part, long start) {
    if (!part.schema().equals(fingerprint)) {
      throw new RunRefused(
          List.of(
              "schema of %s: was %s, now %s".formatted(table.name(), part.schema(), fingerprint)));
    }

    if (part.from() < start || part.to() > start + size) {
      throw new IllegalStateException(
          "%s %s holds units %d to %d, this sweep has %d to %d: a campaign must write in the same order each time"
              .formatted(table.name(), part.folder(), part.from(), part.to(), start, start + size));
    }
  }

  /**
   * A part that is there already. One that was taken over may not have been checked before the run
   * was interrupted.
   */
  Part skipped(Part part, long start) {
    if (!part.home().isEmpty()) {
      reused.add(part, start);
    }

    progress.kept(part.to() - part.from(), sum(part.failed()));
    return part;
  }

  /**
   * A part that another run of the output holds already, checked and made one of this run.
   *
   * @param cursor the part's number and first unit in the table
   * @param start number of the sweep's first unit within the table
   */
  Optional<Part> reused(Remembered.Cursor cursor, long start) {
    long limit = start + size;
    for (var candidate : directory.predecessors().at(table.name(), cursor.unit(), limit)) {
      Part old = candidate.part();
      String key = keys.of(new Range(old.from() - start, old.to() - start), start);
      if (candidate.same() || (!key.isEmpty() && key.equals(old.key()))) {
        Optional<Part> part = directory.referenced(candidate, cursor.part(), fingerprint);
        if (part.isPresent()) {
          progress.kept(old.units(), sum(old.failed()));
          reused.add(part.get(), start);
          directory.log("reused", Map.of("part", part.get()));
          return part;
        }
      }
    }

    return Optional.empty();
  }

  /** Units after a cursor that another run has cut off together; else as many as a part may have. */
  Range next(Remembered.Cursor cursor, long start, long most) {
    long from = cursor.unit() - start;
    long end =
        directory
            .predecessors()
            .end(table.name(), cursor.unit(), start + size)
            .map(to -> to - start)
            .orElse(from + Math.min(most, size - from));
    return new Range(from, end);
  }

  /**
   * Computes half a percent of what was reused, and compares.
   *
   * @throws BitsDiffer when a row comes out otherwise
   */
  void checkReused() {
    if (!reused.isEmpty()) {
      reused.check(new Recomputation(spark, jobs, table.name(), schema, shared()), directory);
    }
  }

  private Broadcast<Work<?, ?>> shared() {
    if (shared == null) {
      shared = jobs.context().broadcast(work);
    }

    return shared;
  }

  /**
   * Computes a part and makes it count.
   *
   * @param cursor the part's number and first unit in the table
   * @param units the same units in the sweep
   * @param before the part that is computed again, as the manifest has it; {@code null} for a new one
   */
  Part written(Remembered.Cursor cursor, Range units, int slices, Part before) {
    long begun = System.nanoTime();
    String what = table.name() + " part " + cursor.part();
    String fresh = directory.fresh(table.name(), cursor.part());
    CollectionAccumulator<SliceReport> reports = spark.sparkContext().collectionAccumulator();
    int number = progress.part();
    SliceReport total;
    try {
      total =
          jobs.run(what, () -> rows(fresh, units, slices, reports), () -> shown(number, reports));
    } catch (RuntimeException e) {
      directory.abandon(fresh);
      throw e;
    }

    if (total.units() != units.size()) {
      throw new IllegalStateException(
          "%s: tasks reported %d units of %d".formatted(what, total.units(), units.size()));
    }

    String key = keys.of(units, cursor.unit() - units.from());
    SortedMap<String, String> sums = jobs.run(what, () -> sums(fresh), () -> {});
    Part part =
        directory.commit(
            fresh,
            files ->
                new Part(
                    table.name(),
                    cursor.part(),
                    cursor.unit(),
                    cursor.unit() + units.size(),
                    total.rows(),
                    total.failed(),
                    total.hash().toString(),
                    fingerprint,
                    files,
                    true,
                    key,
                    sums,
                    ""));
    if (before != null && before.key().equals(key) && !before.hash().equals(part.hash())) {
      directory.log("differs", Map.of("before", before, "now", part));
    }

    progress.done(units.size(), total.failedRows());
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    directory.log("part", Map.of("part", part, "slices", slices, "milliseconds", milliseconds));
    return part;
  }

  private SliceReport rows(
      String fresh, Range units, int slices, CollectionAccumulator<SliceReport> reports) {
    SliceTask task = new SliceTask(shared(), units, slices, reports);
    JavaRDD<Row> rows = jobs.slices(slices).mapPartitionsWithIndex(task, true);
    spark.createDataFrame(rows, schema).write().mode(SaveMode.ErrorIfExists).parquet(fresh);
    return SliceReport.sum(reports.value());
  }

  private SortedMap<String, String> sums(String fresh) {
    return Checksums.of(jobs, fresh, directory.written(fresh));
  }

  private void shown(int number, CollectionAccumulator<SliceReport> reports) {
    SliceReport soFar = SliceReport.sum(reports.value());
    progress.within(number, soFar.units(), soFar.failedRows());
  }

  private static long sum(Map<String, Long> failed) {
    return failed.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    if (shared != null) {
      Broadcasts.drop(shared);
    }
  }
}
