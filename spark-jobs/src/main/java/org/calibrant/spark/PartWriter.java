package org.calibrant.spark;

import java.util.List;
import java.util.Map;
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

  Part skipped(Part part) {
    progress.kept(part.to() - part.from(), sum(part.failed()));
    return part;
  }

  /**
   * Computes a part and makes it count.
   *
   * @param cursor the part's number and first unit in the table
   * @param units the same units in the sweep
   */
  Part written(Remembered.Cursor cursor, Range units, int slices) {
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
                    true));
    progress.done(units.size(), total.failedRows());
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    directory.log("part", Map.of("part", part, "slices", slices, "milliseconds", milliseconds));
    return part;
  }

  private SliceReport rows(
      String fresh, Range units, int slices, CollectionAccumulator<SliceReport> reports) {
    if (shared == null) {
      shared = jobs.context().broadcast(work);
    }

    SliceTask task = new SliceTask(shared, units, slices, reports);
    JavaRDD<Row> rows = jobs.slices(slices).mapPartitionsWithIndex(task, true);
    spark.createDataFrame(rows, schema).write().mode(SaveMode.ErrorIfExists).parquet(fresh);
    return SliceReport.sum(reports.value());
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
      shared.destroy();
    }
  }
}
