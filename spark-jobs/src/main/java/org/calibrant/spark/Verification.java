package org.calibrant.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
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
 * Looks whether a run is what it claims to be: the bytes of its files, the ranges of its parts, the
 * rows and their hash, what physics demands of them, and a sample of units computed again with
 * another partitioning.
 *
 * <p>It follows the engine through its calls, as a run does. A campaign that goes on from its own
 * results is followed to the first state that it remembers, unless all is asked for: what comes later
 * rests on all before.
 */
public final class Verification implements Workers {
  private final SparkSession spark;
  private final Jobs jobs;
  private final RunFolder run;
  private final Scope scope;
  private final Findings findings = new Findings();
  private final Map<String, Long> cursors = new HashMap<>();
  private final Set<String> broken = new TreeSet<>();

  /**
   * How much is computed again.
   *
   * @param fraction of the units of each table; 0 for none
   * @param least units of each table, if there are as many and the fraction is not 0
   * @param seed of the sample
   * @param slices tasks in which the sample is computed: not as many as in the run
   */
  public record Scope(double fraction, long least, long seed, int slices) {
    public Scope {
      if (!(fraction >= 0 && fraction <= 1)) {
        throw new IllegalArgumentException("a fraction lies in [0, 1], was " + fraction);
      }
    }

    long units(long size) {
      return fraction > 0 ? Math.max(Math.min(size, least), (long) Math.ceil(fraction * size)) : 0;
    }

    boolean all() {
      return fraction == 1;
    }
  }

  /** What was found. */
  public static final class Findings {
    /** Files, small and large, that are not what was written. */
    public final List<String> damaged = new ArrayList<>();

    /** Parts, ranges, counts and hashes that do not fit. */
    public final List<String> wrong = new ArrayList<>();

    /** Rows that physics refuses. */
    public final List<String> refused = new ArrayList<>();

    /** Units that come out with other bits. */
    public final List<String> differing = new ArrayList<>();

    /** Files whose bytes were compared with their checksums. */
    public long files;

    /** Rows that were read, by table. */
    public final Map<String, Long> rows = new LinkedHashMap<>();

    /** Units that were computed again, by table. */
    public final Map<String, Long> recomputed = new LinkedHashMap<>();

    /** Whether there is nothing to complain of. */
    public boolean good() {
      return damaged.isEmpty() && wrong.isEmpty() && refused.isEmpty() && differing.isEmpty();
    }
  }

  private Verification(SparkSession spark, RunFolder run, Scope scope) {
    this.spark = spark;
    this.jobs = new Jobs(JavaSparkContext.fromSparkContext(spark.sparkContext()));
    this.run = run;
    this.scope = scope;
  }

  /** Looks at all files of a run and, following its engine, at all rows; and marks what is damaged. */
  public static Findings of(SparkSession spark, RunFolder run, Engine engine, Scope scope) {
    Verification verification = new Verification(spark, run, scope);
    verification.structure();
    verification.files();
    try {
      engine.run(verification);
    } catch (Enough e) {
      // the rest follows from what has been looked at
    }

    verification.unseen();
    return verification.findings;
  }

  private void structure() {
    if (!run.finished()) {
      findings.wrong.add(run.name() + " is not finished");
    }

    findings.damaged.addAll(run.finished() ? run.sealDamages() : List.of());
    Map<String, Long> ends = new LinkedHashMap<>();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (Part part : run.parts()) {
      long end = ends.getOrDefault(part.table(), 0L);
      int number = numbers.getOrDefault(part.table(), 0);
      if (part.from() != end || part.part() != number || part.to() < part.from()) {
        findings.wrong.add(
            "%s %s holds units %d to %d, expected part %d from unit %d"
                .formatted(part.table(), part.folder(), part.from(), part.to(), number, end));
      }

      ends.put(part.table(), part.to());
      numbers.put(part.table(), part.part() + 1);
      if (!part.whole()) {
        findings.damaged.add(run.folder(part).toString());
        broken.add(name(part));
      }
    }
  }

  private void files() {
    List<Part> parts = run.parts();
    List<String> paths = new ArrayList<>();
    List<String> sums = new ArrayList<>();
    List<Part> owners = new ArrayList<>();
    for (Part part : parts) {
      part.sha256()
          .forEach(
              (name, sum) -> {
                paths.add(run.folder(part) + "/" + name);
                sums.add(sum);
                owners.add(part);
              });
    }

    List<String> found = jobs.run("checksums", () -> Checksums.each(jobs, paths), () -> {});
    findings.files = paths.size();
    for (int i = 0; i < found.size(); i++) {
      if (!found.get(i).equals(sums.get(i))) {
        damaged(owners.get(i), paths.get(i));
      }
    }
  }

  private void damaged(Part part, String what) {
    findings.damaged.add(what);
    if (broken.add(name(part))) {
      mark(part);
    }
  }

  /** The next start computes the part again; where nothing can be written, saying it must do. */
  private void mark(Part part) {
    try {
      run.markDamaged(part);
    } catch (TemporaryFailure readOnly) {
      findings.wrong.add(
          "%s %s could not be marked for the next start: %s"
              .formatted(part.table(), part.folder(), readOnly.getMessage()));
    }
  }

  private static String name(Part part) {
    return part.table() + " " + part.folder();
  }

  /** Tables that the engine was not followed to: read as they describe themselves. */
  private void unseen() {
    for (TableSummary table : run.tables()) {
      String name = table.table();
      if (cursors.containsKey(name)) {
        continue;
      }

      if (scope.all()) {
        findings.wrong.add(name + " is no table of this campaign");
      }

      List<Part> sound =
          run.parts().stream()
              .filter(part -> part.table().equals(name) && !broken.contains(name(part)))
              .toList();
      if (!sound.isEmpty()) {
        String[] files =
            sound.get(0).files().keySet().stream()
                .map(file -> run.folder(sound.get(0)) + "/" + file)
                .toArray(String[]::new);
        rows(name, spark.read().parquet(files).schema(), sound);
      }
    }
  }

  @Override
  public <U, R extends TableRow> void write(
      Table<R> table, Sweep<U> sweep, RowKernel<U, R> kernel) {
    long start = cursors.getOrDefault(table.name(), 0L);
    cursors.put(table.name(), start + sweep.size());
    StructType schema = TableSchemas.of(table);
    List<Part> sound =
        run.parts().stream()
            .filter(part -> part.table().equals(table.name()) && !broken.contains(name(part)))
            .filter(part -> part.from() >= start && part.to() <= start + sweep.size())
            .toList();
    rows(table.name(), schema, sound);
    List<Part> still = sound.stream().filter(part -> !broken.contains(name(part))).toList();
    Work<U, R> work = new Work<>(sweep, kernel, TableColumns.of(table, schema));
    sample(table, schema, work, still, start);
  }

  private void rows(String table, StructType schema, List<Part> parts) {
    Map<Integer, PartFacts> facts =
        jobs.run(
            table + " read", () -> PartReading.read(spark, run, table, schema, parts), () -> {});
    for (Part part : parts) {
      PartFacts found = facts.get(part.part());
      boolean same =
          found.rows == part.rows()
              && found.failed.equals(part.failed())
              && found.hash.toString().equals(part.hash());
      if (!same) {
        findings.wrong.add(
            "%s: the manifest says %d rows, failed %s, hash %s; the files say %d, %s, %s"
                .formatted(
                    name(part),
                    part.rows(),
                    part.failed(),
                    part.hash(),
                    found.rows,
                    found.failed,
                    found.hash));
        damaged(part, run.folder(part).toString());
      }
    }

    PartFacts sum = PartReading.sum(facts.values());
    findings.rows.merge(table, sum.rows, Long::sum);
    sum.refused.forEach(
        (gate, count) ->
            findings.refused.add(
                "%s: %s does not hold in %d of %d rows, first in unit %d"
                    .formatted(table, gate, count, sum.rows, sum.examples.get(gate))));
  }

  private void sample(
      Table<?> table, StructType schema, Work<?, ?> work, List<Part> parts, long start) {
    long there = parts.stream().mapToLong(Part::units).sum();
    long[] places = Sample.stratified(there, scope.units(there), scope.seed());
    List<Recomputation.Sampled> sample = Recomputation.sampled(parts, places, start);
    if (sample.isEmpty()) {
      return;
    }

    Broadcast<Work<?, ?>> shared = jobs.context().broadcast(work);
    try {
      Recomputation recomputation = new Recomputation(spark, jobs, table.name(), schema, shared);
      findings.differing.addAll(recomputation.differing(run, sample, scope.slices()));
      findings.recomputed.merge(table.name(), (long) places.length, Long::sum);
    } finally {
      Broadcasts.drop(shared);
    }
  }

  @Override
  public <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel) {
    if (scope.fraction() == 0) {
      throw new Enough();
    }

    return Replies.ask(jobs, sweep, kernel, scope.slices());
  }

  @Override
  public <S extends Serializable> Optional<S> recall(Class<S> type) {
    return Optional.empty();
  }

  @Override
  public void remember(Serializable state) {
    if (!scope.all()) {
      throw new Enough();
    }
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough was seen", null, false, false);
    }
  }
}
