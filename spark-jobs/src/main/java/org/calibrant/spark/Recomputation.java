package org.calibrant.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Computes some units of finished parts again and looks whether their rows are in the files, bit for
 * bit. Rows are compared by the digests of their values, so that it does not matter how many rows a
 * unit has or where they stand.
 */
final class Recomputation {
  private final SparkSession spark;
  private final Jobs jobs;
  private final String table;
  private final StructType schema;
  private final Broadcast<Work<?, ?>> work;

  Recomputation(
      SparkSession spark, Jobs jobs, String table, StructType schema, Broadcast<Work<?, ?>> work) {
    this.spark = spark;
    this.jobs = jobs;
    this.table = table;
    this.schema = schema;
    this.work = work;
  }

  /**
   * Units of a part.
   *
   * @param units their numbers in the sweep
   */
  record Sampled(Part part, List<Long> units) {}

  /**
   * Units of parts by their places: place 0 is the first unit of the first part.
   *
   * @param places ascending
   * @param start number of the sweep's first unit within the table
   */
  static List<Sampled> sampled(List<Part> parts, long[] places, long start) {
    List<Sampled> sample = new ArrayList<>();
    long passed = 0;
    int next = 0;
    for (Part part : parts) {
      List<Long> mine = new ArrayList<>();
      while (next < places.length && places[next] < passed + part.units()) {
        mine.add(part.from() - start + places[next++] - passed);
      }

      passed += part.units();
      if (!mine.isEmpty()) {
        sample.add(new Sampled(part, mine));
      }
    }

    return sample;
  }

  /** The rows of one unit, by their digests. */
  private record Computed(long unit, List<String> rows) implements Serializable {}

  /**
   * One line for each unit with a row that no file holds.
   *
   * @param slices tasks to compute in; 0 for as many as there are cores
   */
  List<String> differing(RunFolder run, List<Sampled> sample, int slices) {
    List<Long> units = new ArrayList<>();
    sample.forEach(part -> units.addAll(part.units()));
    int wanted = slices > 0 ? slices : jobs.context().defaultParallelism();
    List<Computed> computed =
        jobs.run(
            table + " again",
            () ->
                jobs.context()
                    .parallelize(units, Math.max(1, Math.min(wanted, units.size())))
                    .mapPartitions(new Compute(work))
                    .collect(),
            () -> {});
    Map<Long, List<String>> rows = new LinkedHashMap<>();
    computed.forEach(unit -> rows.put(unit.unit(), unit.rows()));
    List<String> differing = new ArrayList<>();
    for (Sampled sampled : sample) {
      Set<String> wantedRows = new HashSet<>();
      sampled.units().forEach(unit -> wantedRows.addAll(rows.get(unit)));
      Set<String> found = found(run, sampled.part(), wantedRows);
      for (long unit : sampled.units()) {
        if (!found.containsAll(rows.get(unit))) {
          differing.add(
              "%s %s: unit %d comes out with other bits than the files hold"
                  .formatted(table, sampled.part().folder(), unit));
        }
      }
    }

    return differing;
  }

  private Set<String> found(RunFolder run, Part part, Set<String> wanted) {
    Broadcast<HashSet<String>> shared = jobs.context().broadcast(new HashSet<>(wanted));
    try {
      return new HashSet<>(
          jobs.run(
              table + " " + part.folder() + " read",
              () ->
                  StoredRows.of(spark, run, part, schema)
                      .javaRDD()
                      .mapPartitions(new Find(shared, StoredRows.arrays(schema)))
                      .collect(),
              () -> {}));
    } finally {
      Broadcasts.drop(shared);
    }
  }

  private static String digest(Object[] values) {
    RowDigest digest = new RowDigest();
    digest.add(values);
    return digest.hash().toString();
  }

  private record Compute(Broadcast<Work<?, ?>> work)
      implements FlatMapFunction<Iterator<Long>, Computed> {
    @Override
    public Iterator<Computed> call(Iterator<Long> units) {
      List<Computed> computed = new ArrayList<>();
      units.forEachRemaining(
          unit ->
              computed.add(
                  new Computed(
                      unit, work.value().rows(unit).stream().map(Recomputation::digest).toList())));
      return computed.iterator();
    }
  }

  private record Find(Broadcast<HashSet<String>> wanted, boolean[] arrays)
      implements FlatMapFunction<Iterator<Row>, String> {
    @Override
    public Iterator<String> call(Iterator<Row> rows) {
      Set<String> found = new HashSet<>();
      rows.forEachRemaining(
          row -> {
            String digest = digest(StoredRows.values(row, arrays));
            if (wanted.value().contains(digest)) {
              found.add(digest);
            }
          });
      return found.iterator();
    }
  }
}
