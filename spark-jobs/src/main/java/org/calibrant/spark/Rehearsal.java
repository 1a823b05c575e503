package org.calibrant.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;

/**
 * Writes the rows of a pilot as a run would, in a folder for temporary files: what a part costs
 * besides its units, what a row costs, and how many bytes they take.
 */
final class Rehearsal implements AutoCloseable {
  private static final RunConf CONF =
      new RunConf(new RunIdentity(List.of("pilot = true")), List.of("a pilot"));

  private final SparkSession spark;
  private final Path folder;
  private final RunDirectory few;
  private final RunDirectory many;
  private final Map<String, Footprint> footprints = new HashMap<>();
  private boolean warm;
  private double cold;

  private Rehearsal(SparkSession spark, Path folder, RunDirectory few, RunDirectory many) {
    this.spark = spark;
    this.folder = folder;
    this.few = few;
    this.many = many;
  }

  static Rehearsal on(SparkSession spark) {
    try {
      Path folder = Files.createTempDirectory("pilot");
      Configuration hadoop = Sessions.hadoop();
      return new Rehearsal(
          spark,
          folder,
          RunDirectory.open(folder.resolve("few").toUri().toString(), CONF, hadoop),
          RunDirectory.open(folder.resolve("many").toUri().toString(), CONF, hadoop));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What was found.
   *
   * @param fixed bytes of a file beside its rows
   * @param perRow bytes
   * @param partSeconds what a part costs besides its units
   * @param rowSeconds what a row costs on one core, once it is computed
   */
  record Footprint(double fixed, double perRow, double partSeconds, double rowSeconds) {
    static final Footprint NOTHING = new Footprint(0, 0, 0, 0);

    double bytes(double rows, double files) {
      return fixed * files + perRow * rows;
    }
  }

  /** Writes a sample as one row per file, and as a whole; once for each table. */
  <R extends TableRow> Footprint of(Table<R> table, List<R> rows, int slices) {
    if (rows.isEmpty()) {
      return Footprint.NOTHING;
    }

    Footprint known = footprints.get(table.name());
    if (known == null) {
      known = written(table, rows, slices);
      footprints.put(table.name(), known);
    }

    return known;
  }

  private <R extends TableRow> Footprint written(Table<R> table, List<R> rows, int slices) {
    List<R> little = rows.subList(0, Math.min(slices, rows.size()));
    SparkWorkers parts = workers(few, little.size(), little.size());
    double first = seconds(() -> parts.write(table, little));
    double second = seconds(() -> parts.write(table, little));
    double third = seconds(() -> parts.write(table, little));
    double part = Math.min(second, third);
    if (!warm) {
      warm = true;
      cold = Math.max(0, first - part);
    }

    double perLittle = parts.coreSeconds() / 3;
    SparkWorkers whole = workers(many, rows.size(), 1);
    whole.write(table, rows);
    double single = (double) bytes(few, table.name()) / (3 * little.size());
    double all = bytes(many, table.name());
    double perRow = rows.size() > 1 ? (all - single) / (rows.size() - 1) : single;
    double rowSeconds =
        rows.size() > little.size()
            ? Math.max(0, whole.coreSeconds() - perLittle) / (rows.size() - little.size())
            : 0;
    return new Footprint(single - perRow, Math.max(0, perRow), part, rowSeconds);
  }

  /** What the first write of a process costs more than those after it [s]. */
  double cold() {
    return cold;
  }

  private SparkWorkers workers(RunDirectory directory, long unitsPerPart, int slices) {
    return new SparkWorkers(
        spark, directory, new Execution(unitsPerPart, slices), Progress.silent());
  }

  private static long bytes(RunDirectory directory, String table) {
    return directory.folder().parts().stream()
        .filter(part -> part.table().equals(table))
        .flatMap(part -> part.files().entrySet().stream())
        .filter(file -> file.getKey().endsWith(".parquet"))
        .mapToLong(file -> file.getValue())
        .sum();
  }

  private static double seconds(Runnable task) {
    long begun = System.nanoTime();
    task.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  /** The run that holds the samples as a whole; it is not finished. */
  RunFolder samples() {
    return many.folder();
  }

  /** How many rows they have. */
  long rows() {
    return many.folder().parts().stream().mapToLong(Part::rows).sum();
  }

  /** Removes what was written. */
  @Override
  public void close() {
    few.close();
    many.close();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
