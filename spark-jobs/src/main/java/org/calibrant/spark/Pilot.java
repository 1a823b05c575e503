package org.calibrant.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.calibrant.core.Engine;
import org.calibrant.core.Kernel;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;
import org.calibrant.core.Workers;

/**
 * Computes a little of everything, by the clock, to say what all of it will cost. Follows an engine
 * as a run does; of each sweep it takes one unit at random of each of many equal stretches, on all
 * cores, until its time is over. A campaign that asks for replies is followed as long as there is
 * time.
 *
 * <p>A JVM computes slowly at first, in a pilot as in a run: what was spent is taken as it was, the
 * rest at the pace of the second half.
 */
public final class Pilot implements Workers {
  private static final int MOST_UNITS = 4000;
  private static final int MOST_ROWS = 20_000;

  private final SparkSession spark;
  private final Execution execution;
  private final Standing standing;
  private final int cores;
  private final long nanos;
  private final List<TablePrice> prices = new ArrayList<>();
  private final Map<String, Long> cursors = new HashMap<>();
  private final List<Double> replies = new ArrayList<>();
  private long deadline;
  private boolean cut;

  private Pilot(
      SparkSession spark, Execution execution, Standing standing, int cores, double seconds) {
    this.spark = spark;
    this.execution = execution;
    this.standing = standing;
    this.cores = cores;
    this.nanos = (long) (seconds * 1e9);
  }

  /**
   * What was learnt.
   *
   * @param replySeconds of each call of {@code map} that the pilot followed
   * @param cut whether the campaign goes on from results that the pilot had no time for
   */
  public record Findings(List<TablePrice> tables, List<Double> replySeconds, boolean cut) {}

  /**
   * Follows an engine by the clock.
   *
   * @param standing what is there already
   * @param cores of this machine
   * @param seconds for each sweep, and for all replies together
   */
  public static Findings fly(
      SparkSession spark,
      Engine engine,
      Execution execution,
      Standing standing,
      int cores,
      double seconds) {
    Pilot pilot = new Pilot(spark, execution, standing, cores, seconds);
    pilot.deadline = System.nanoTime() + pilot.nanos;
    try {
      engine.run(pilot);
    } catch (TimeOver e) {
      pilot.cut = true;
    }

    return new Findings(pilot.prices, pilot.replies, pilot.cut);
  }

  @Override
  public <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel) {
    long begun = System.nanoTime();
    if (begun > deadline) {
      throw new TimeOver();
    }

    List<V> found = new ArrayList<>();
    for (long i = 0; i < sweep.size(); i++) {
      found.add(kernel.apply(sweep.unit(i)));
      if (System.nanoTime() > deadline + nanos) {
        throw new TimeOver();
      }
    }

    replies.add((System.nanoTime() - begun) / 1e9);
    return found;
  }

  @Override
  public <U, R extends TableRow> void write(
      Table<R> table, Sweep<U> sweep, RowKernel<U, R> kernel) {
    long start = cursors.getOrDefault(table.name(), 0L);
    cursors.put(table.name(), start + sweep.size());
    StructType schema = TableSchemas.of(table);
    Work<U, R> work = new Work<>(sweep, kernel, TableColumns.of(table, schema));
    Standing.Parts parts = standing.parts(table.name(), schema, sweep, kernel, start, execution);
    Trial trial = parts.computed() == 0 ? Trial.NONE : trial(work, sweep.size());
    prices.add(price(table.name(), schema, work, sweep.size(), parts, trial));
  }

  /** Times and rows of the units of a sample, in the order in which they were computed. */
  private record Trial(
      List<Double> seconds, List<Integer> rows, List<Double> bytes, List<Object[]> kept) {
    static final Trial NONE = new Trial(List.of(), List.of(), List.of(), List.of());

    synchronized void add(double time, double allocated, List<Object[]> found) {
      seconds.add(time);
      bytes.add(allocated);
      rows.add(found.size());
      if (kept.size() < MOST_ROWS) {
        kept.addAll(found);
      }
    }
  }

  private Trial trial(Work<?, ?> work, long size) {
    List<Long> order = new ArrayList<>();
    for (long unit : Sample.stratified(size, MOST_UNITS, 1)) {
      order.add(unit);
    }

    Collections.shuffle(order, new Random(1));
    Trial trial =
        new Trial(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    long end = System.nanoTime() + nanos;
    Crew.work(
        cores,
        order,
        unit -> {
          if (System.nanoTime() > end) {
            return false;
          }

          long before = Crew.allocated();
          double begun = Crew.cpuSeconds();
          List<Object[]> found = work.rows(unit);
          double seconds = Crew.cpuSeconds() - begun;
          trial.add(seconds, (double) (Crew.allocated() - before), found);
          return true;
        });
    return trial;
  }

  private TablePrice price(
      String table,
      StructType schema,
      Work<?, ?> work,
      long size,
      Standing.Parts parts,
      Trial trial) {
    int slices =
        (int) Math.max(1, Math.min(execution.slices(), Math.min(size, execution.unitsPerPart())));
    long perPart = Math.min(execution.unitsPerPart(), Math.max(1, size));
    long perTask = (perPart + slices - 1) / slices;
    int sampled = trial.seconds().size();
    if (sampled == 0) {
      Price nothing = Price.exactly(0);
      return new TablePrice(
          table,
          size,
          parts.all(),
          parts.there(),
          parts.reused(),
          slices,
          perTask,
          parts.computed(),
          0,
          nothing,
          Price.exactly((double) parts.all() * slices),
          nothing,
          nothing,
          0,
          nothing,
          0);
    }

    double[] rows = trial.rows().stream().mapToDouble(Integer::doubleValue).toArray();
    Price allRows = Statistics.total(rows, size);
    Price core =
        Statistics.time(
            trial.seconds().stream().mapToDouble(Double::doubleValue).toArray(), parts.computed());
    double[] allocated = trial.bytes().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    // Nobody keeps more than was ever allocated; the writer holds a row group besides.
    double group = Math.min(ROW_GROUP, 3 * allRows.value() / size * perTask * rowBytes(trial));
    Price memory =
        new Price(
            group + allocated[allocated.length / 2],
            group,
            group
                + allocated[(int) Math.min(allocated.length - 1, 0.95 * allocated.length)]
                + 0.25 * group);
    Footprint footprint = footprint(schema, trial.kept(), slices);
    long files = parts.all() * slices;
    Price bytes =
        new Price(
            footprint.bytes(allRows.value(), files),
            0.8 * footprint.bytes(allRows.low(), files),
            1.2 * footprint.bytes(allRows.high(), files));
    return new TablePrice(
        table,
        size,
        parts.all(),
        parts.there(),
        parts.reused(),
        slices,
        perTask,
        parts.computed(),
        sampled,
        allRows,
        Price.exactly((double) files),
        bytes,
        core,
        footprint.partSeconds(),
        memory,
        serialised(work));
  }

  /** As the sessions of runs set it. */
  private static final double ROW_GROUP = 32 << 20;

  private static double rowBytes(Trial trial) {
    return trial.kept().isEmpty()
        ? 0
        : trial.kept().stream().limit(100).mapToLong(Pilot::rowBytes).average().orElse(0);
  }

  private static long rowBytes(Object[] row) {
    long bytes = 0;
    for (Object value : row) {
      bytes += value instanceof double[] many ? 8L * many.length : 16;
    }

    return bytes;
  }

  /**
   * @param fixed bytes of a file beside its rows
   * @param perRow bytes
   * @param partSeconds what a part costs besides its units
   */
  private record Footprint(double fixed, double perRow, double partSeconds) {
    double bytes(double rows, long files) {
      return fixed * files + perRow * rows;
    }
  }

  /** Writes the sample twice, as one row per file and as a whole. */
  private Footprint footprint(StructType schema, List<Object[]> rows, int slices) {
    if (rows.isEmpty()) {
      return new Footprint(0, 0, 0);
    }

    try {
      Path folder = Files.createTempDirectory("pilot");
      try {
        List<Row> all = rows.stream().limit(MOST_ROWS).map(RowFactory::create).toList();
        long whole = written(folder.resolve("whole"), schema, all, 1);
        int few = Math.min(slices, all.size());
        written(folder.resolve("warm"), schema, all.subList(0, few), few);
        long begun = System.nanoTime();
        long single = written(folder.resolve("few"), schema, all.subList(0, few), few) / few;
        double seconds = (System.nanoTime() - begun) / 1e9;
        double perRow = all.size() > 1 ? (double) (whole - single) / (all.size() - 1) : single;
        return new Footprint(single - perRow, Math.max(0, perRow), seconds);
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long written(Path folder, StructType schema, List<Row> rows, int files)
      throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    spark
        .createDataFrame(context.parallelize(rows, files), schema)
        .write()
        .parquet(folder.toUri().toString());
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(path -> path.toString().endsWith(".parquet"))
          .mapToLong(path -> path.toFile().length())
          .sum();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static long serialised(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    return bytes.size();
  }

  @Override
  public <S extends Serializable> Optional<S> recall(Class<S> type) {
    return Optional.empty();
  }

  @Override
  public void remember(Serializable state) {
    if (System.nanoTime() > deadline) {
      throw new TimeOver();
    }
  }

  private static final class TimeOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeOver() {
      super("the pilot's time is over", null, false, false);
    }
  }

  /** Sums that a sample stands for. */
  private static final class Statistics {
    private Statistics() {}

    static Price total(double[] sample, long size) {
      double mean = Arrays.stream(sample).average().orElse(0);
      double error = size * deviation(sample, mean) / Math.sqrt(sample.length);
      double half = sample.length >= size ? 0 : 1.645 * error;
      return new Price(size * mean, size * mean - half, size * mean + half);
    }

    /** The first of them are slow, in a run as here. */
    static Price time(double[] seconds, long units) {
      int n = seconds.length;
      double spent = Arrays.stream(seconds).sum();
      if (units <= n) {
        return Price.time(spent * units / n, 0);
      }

      double[] steady = Arrays.copyOfRange(seconds, n / 2, n);
      double mean = Arrays.stream(steady).average().orElse(0);
      long rest = units - n;
      double error = rest * deviation(steady, mean) / Math.sqrt(steady.length);
      return Price.time(spent + rest * mean, error);
    }

    private static double deviation(double[] sample, double mean) {
      double sum = Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum();
      return sample.length > 1 ? Math.sqrt(sum / (sample.length - 1)) : mean;
    }
  }
}
