package org.calibrant.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.api.java.JavaSparkContext;
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
 * cores, until its time is over, and writes the rows as a run would. Replies are asked for through
 * Spark, since engines may choose their way by what that costs. A campaign that goes on from its own
 * results is followed as long as there is time; where the engine tells how far it is, the rest goes
 * at the pace of the second half.
 *
 * <p>A JVM computes slowly at first, in a pilot as in a run: what was spent is taken as it was, the
 * rest at the pace of the second half.
 */
public final class Pilot implements Workers {
  private static final int MOST_UNITS = 4000;
  private static final int MOST_ROWS = 20_000;
  private static final long MOST_BYTES = 64L << 20;

  /** On a busy machine the pilot waits so many times longer for its share. */
  private static final int PATIENCE = 6;

  /** What the share of a core is at least, where nothing else runs. */
  private static final double SHARE = 0.8;

  /** As the sessions of runs set it. */
  private static final double ROW_GROUP = 32 << 20;

  private final SparkSession spark;
  private final Execution execution;
  private final Standing standing;
  private final int cores;
  private final long nanos;
  private final Rehearsal rehearsal;
  private final List<TablePrice> prices = new ArrayList<>();
  private final Map<String, Long> cursors = new HashMap<>();
  private final Loop loop = new Loop();

  private Pilot(
      SparkSession spark,
      Execution execution,
      Standing standing,
      int cores,
      double seconds,
      Rehearsal rehearsal) {
    this.spark = spark;
    this.execution = execution;
    this.standing = standing;
    this.cores = cores;
    this.nanos = (long) (seconds * 1e9);
    this.rehearsal = rehearsal;
  }

  /** Tells what else is to be made of the rows. */
  public interface Exports {

    /**
     * Seconds by name, of those whose price is known.
     *
     * @param samples a folder with rows of the pilot
     * @param growth how many times as many rows there will be
     */
    Map<String, Double> prices(RunFolder samples, double growth);
  }

  /**
   * What was learnt.
   *
   * @param loop what is computed between the writes
   * @param coldSeconds what the first write of a process costs more than those after it
   * @param exportSeconds of each export whose price is known
   */
  public record Findings(
      List<TablePrice> tables,
      LoopPrice loop,
      double coldSeconds,
      Map<String, Double> exportSeconds) {}

  /**
   * Follows an engine by the clock.
   *
   * @param standing what is there already
   * @param cores of this machine
   * @param seconds for each sweep, and for all replies together
   * @param exports what is made of the tables
   */
  public static Findings fly(
      SparkSession spark,
      Engine engine,
      Execution execution,
      Standing standing,
      int cores,
      double seconds,
      Exports exports) {
    try (Rehearsal rehearsal = Rehearsal.on(spark)) {
      Pilot pilot = new Pilot(spark, execution, standing, cores, seconds, rehearsal);
      boolean cut = false;
      pilot.loop.begin();
      try {
        engine.run(pilot);
      } catch (TimeOver e) {
        cut = true;
      }

      LoopPrice price = pilot.loop.price(cut);
      Map<String, TablePrice> byName = new LinkedHashMap<>();
      pilot.prices.forEach(table -> byName.merge(table.table(), table, TablePrice::and));
      List<TablePrice> tables =
          byName.values().stream().map(table -> table.grown(price.growth())).toList();
      double rows = tables.stream().mapToDouble(table -> table.rows().value()).sum();
      double kept = rehearsal.rows();
      return new Findings(
          tables,
          price,
          rehearsal.cold(),
          kept > 0 ? exports.prices(rehearsal.samples(), rows / kept) : Map.of());
    }
  }

  @Override
  public <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel) {
    loop.checkTime(nanos);
    Jobs jobs = new Jobs(JavaSparkContext.fromSparkContext(spark.sparkContext()));
    Timer timer = new Timer("pilot", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            jobs.stop();
          }
        },
        Math.max(1, ((PATIENCE + 1) * nanos - loop.nanos()) / 1_000_000));
    try {
      return Replies.ask(jobs, sweep, kernel, execution.slices());
    } catch (Checkpointed e) {
      throw new TimeOver();
    } finally {
      timer.cancel();
      loop.called(jobs.coreSeconds());
    }
  }

  @Override
  public <U, R extends TableRow> void write(
      Table<R> table, Sweep<U> sweep, RowKernel<U, R> kernel) {
    loop.pause();
    long start = cursors.getOrDefault(table.name(), 0L);
    cursors.put(table.name(), start + sweep.size());
    StructType schema = TableSchemas.of(table);
    Work<U, R> work = new Work<>(sweep, kernel, TableColumns.of(table, schema));
    Standing.Parts parts = standing.parts(table.name(), schema, sweep, kernel, start, execution);
    Trial<R> trial = new Trial<>();
    if (parts.computed() > 0) {
      trial.fly(work, sweep.size());
    }

    prices.add(price(table, work, sweep.size(), parts, trial));
    loop.resume();
  }

  @Override
  public void reached(double done, double all) {
    loop.reached(done, all);
    loop.checkTime(nanos);
  }

  @Override
  public <S extends Serializable> Optional<S> recall(Class<S> type) {
    return Optional.empty();
  }

  @Override
  public void remember(Serializable state) {
    loop.checkTime(nanos);
  }

  /** Times and rows of the units of a sample, in the order in which they were computed. */
  private final class Trial<R extends TableRow> {
    private final List<Double> seconds = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();
    private final List<R> kept = new ArrayList<>();
    private long keptBytes;

    /** How much longer a thread takes than it computes: collectors, compilers, other programs. */
    private double stretch = 1;

    private synchronized void add(double time, double allocated, List<R> found, long size) {
      seconds.add(time);
      bytes.add(allocated);
      rows.add(found.size());
      if (kept.size() < MOST_ROWS && keptBytes < MOST_BYTES) {
        kept.addAll(found);
        keptBytes += size;
      }
    }

    void fly(Work<?, R> work, long size) {
      List<Long> order = new ArrayList<>();
      for (long unit : Sample.stratified(size, MOST_UNITS, 1)) {
        order.add(unit);
      }

      Collections.shuffle(order, new Random(1));
      LongAdder elapsed = new LongAdder();
      long first = System.nanoTime();
      ThreadLocal<Double> own = ThreadLocal.withInitial(() -> 0.0);
      Crew.work(
          cores,
          order,
          unit -> {
            if (isOver(System.nanoTime() - first, own.get(), nanos)) {
              return false;
            }

            long before = Crew.allocated();
            long wall = System.nanoTime();
            double begun = Crew.cpuSeconds();
            List<R> found = work.results(unit);
            double time = Crew.cpuSeconds() - begun;
            elapsed.add(System.nanoTime() - wall);
            own.set(own.get() + time);
            double allocated = (double) (Crew.allocated() - before);
            long wide = found.stream().mapToLong(row -> rowBytes(work.columns().values(row))).sum();
            add(time, allocated, found, wide);
            return true;
          });
      double computed = seconds.stream().mapToDouble(Double::doubleValue).sum();
      stretch = computed > 0.1 ? Math.max(1, elapsed.sum() / 1e9 / computed) : 1;
    }
  }

  /** Whether a thread has had its time, or has waited for it long enough. */
  private static boolean isOver(long wall, double computed, long nanos) {
    return wall > nanos && computed > SHARE * nanos / 1e9 || wall > PATIENCE * nanos;
  }

  private <R extends TableRow> TablePrice price(
      Table<R> table, Work<?, R> work, long size, Standing.Parts parts, Trial<R> trial) {
    int slices =
        (int) Math.max(1, Math.min(execution.slices(), Math.min(size, execution.unitsPerPart())));
    long perPart = Math.min(execution.unitsPerPart(), Math.max(1, size));
    long perTask = (perPart + slices - 1) / slices;
    int sampled = trial.seconds.size();
    if (sampled == 0) {
      Price nothing = Price.exactly(0);
      return new TablePrice(
          table.name(),
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
          1,
          0,
          nothing,
          0);
    }

    double[] rows = trial.rows.stream().mapToDouble(Integer::doubleValue).toArray();
    Price allRows = Statistics.total(rows, size);
    Rehearsal.Footprint footprint = rehearsal.of(table, trial.kept, slices);
    double rowsLeft = allRows.value() * parts.computed() / size;
    Price core =
        Statistics.time(
                trial.seconds.stream().mapToDouble(Double::doubleValue).toArray(), parts.computed())
            .plus(Price.time(footprint.rowSeconds() * rowsLeft, 0));
    double[] allocated = trial.bytes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    // Nobody keeps more than was ever allocated; the writer holds a row group besides.
    double wide = trial.kept.isEmpty() ? 0 : (double) trial.keptBytes / trial.kept.size();
    double group = Math.min(ROW_GROUP, 3 * allRows.value() / size * perTask * wide);
    Price memory =
        new Price(
            group + allocated[allocated.length / 2],
            group,
            group
                + allocated[(int) Math.min(allocated.length - 1, 0.95 * allocated.length)]
                + 0.25 * group);
    long files = parts.all() * slices;
    Price bytes =
        new Price(
            footprint.bytes(allRows.value(), files),
            0.8 * footprint.bytes(allRows.low(), files),
            1.2 * footprint.bytes(allRows.high(), files));
    return new TablePrice(
        table.name(),
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
        trial.stretch,
        footprint.partSeconds(),
        memory,
        serialised(work));
  }

  private static long rowBytes(Object[] row) {
    long bytes = 0;
    for (Object value : row) {
      bytes += value instanceof double[] many ? 8L * many.length : 16;
    }

    return bytes;
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

  /** The clock of the engine's own thread, which stands still while a table is written. */
  private static final class Loop {
    private final List<Mark> marks = new ArrayList<>();
    private long calls;
    private long wall;
    private double core;
    private long resumed;
    private double resumedCpu;

    /** Where the engine was when. */
    private record Mark(double done, double all, double wall, double core) {}

    void begin() {
      resume();
      marks.add(new Mark(0, 0, 0, 0));
    }

    void pause() {
      core += Crew.cpuSeconds() - resumedCpu;
      wall += System.nanoTime() - resumed;
      resume();
    }

    void resume() {
      resumed = System.nanoTime();
      resumedCpu = Crew.cpuSeconds();
    }

    void called(double coreSeconds) {
      calls++;
      core += coreSeconds;
    }

    long nanos() {
      return wall + System.nanoTime() - resumed;
    }

    void checkTime(long most) {
      double now = core + Crew.cpuSeconds() - resumedCpu;
      if (isOver(nanos(), now, most)) {
        throw new TimeOver();
      }
    }

    void reached(double done, double all) {
      pause();
      marks.add(new Mark(done, all, wall / 1e9, core));
    }

    LoopPrice price(boolean cut) {
      pause();
      double wallNow = wall / 1e9;
      Mark last = marks.get(marks.size() - 1);
      if (!cut || !(last.all() > last.done()) || !(last.done() > 0)) {
        boolean known = !cut || last.done() > 0;
        return new LoopPrice(calls, Price.time(wallNow, 0), Price.time(core, 0), 1, known);
      }

      Mark half = marks.get(0);
      for (Mark mark : marks) {
        half = mark.done() <= last.done() / 2 ? mark : half;
      }

      double rest = (last.all() - last.done()) / (last.done() - half.done());
      double wallAll = last.wall() + rest * (last.wall() - half.wall());
      double coreAll = last.core() + rest * (last.core() - half.core());
      // how many rounds it takes is itself a guess
      return new LoopPrice(
          calls,
          Price.time(wallAll, 0.15 * wallAll),
          Price.time(coreAll, 0.15 * coreAll),
          last.all() / last.done(),
          true);
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
