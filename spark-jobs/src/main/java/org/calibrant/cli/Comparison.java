package org.calibrant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.calibrant.drift.Drift;
import org.calibrant.drift.DriftReport;
import org.calibrant.drift.Gate;
import org.calibrant.export.FinishedRun;
import org.calibrant.spark.Change;
import org.calibrant.spark.RunConf;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.Sessions;
import org.calibrant.spark.SortedCopy;
import org.calibrant.spark.TableSummary;

/** Compares two runs; sorts on Spark, in a folder of its own, what is not sorted. */
final class Comparison implements AutoCloseable {
  private final Configuration hadoop;
  private Path copies;
  private int count;

  Comparison(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** What has changed, judged by gates. */
  DriftReport of(RunFolder first, RunFolder second, Map<String, Gate> gates) throws IOException {
    List<String> before = first.tables().stream().map(TableSummary::table).toList();
    List<String> tables =
        second.tables().stream().map(TableSummary::table).filter(before::contains).toList();
    List<String> changes = new ArrayList<>();
    Change.between(conf(first), conf(second)).forEach(change -> changes.add(change.toString()));
    return Drift.between(reader(first), reader(second), tables, changes, this::sorted)
        .judged(gates.entrySet());
  }

  private static RunConf conf(RunFolder run) {
    return run.runConf()
        .orElseThrow(() -> new BadArgument(Summary.shown(run.path()) + " is no run"));
  }

  private FinishedRun reader(RunFolder run) {
    return new FinishedRun(run.path(), List.of(), List.of(), hadoop);
  }

  private FinishedRun sorted(FinishedRun run, String table, List<String> keys) throws IOException {
    if (copies == null) {
      copies = Files.createTempDirectory("sorted");
    }

    String folder = copies.resolve("run-" + count++).toUri().toString();
    SparkSession spark = Sessions.open("diff");
    SortedCopy.write(spark, run.table(table), keys, folder + "/" + table);
    return new FinishedRun(folder, List.of(), List.of(), hadoop);
  }

  @Override
  public void close() throws IOException {
    if (copies != null) {
      try (Stream<Path> files = Files.walk(copies)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
