package org.calibrant.spark;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.StructType;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.TableRow;

/** What an output holds already of a campaign; looks, and changes nothing. */
public final class Standing {
  private final List<String> code;
  private final Optional<RunFolder> own;
  private final Predecessors others;

  private Standing(List<String> code, Optional<RunFolder> own, Predecessors others) {
    this.code = code;
    this.own = own;
    this.others = others;
  }

  /**
   * How many parts a sweep has.
   *
   * @param there finished in this run
   * @param reused known from other runs
   * @param computed units of those that are left
   */
  record Parts(long all, long there, long reused, long computed) {}

  /** What there is of the campaign with a configuration. */
  public static Standing of(String output, RunConf conf, Configuration hadoop) {
    RunFiles files = RunFiles.of(new Path(output), hadoop);
    List<RunFolder> runs = RunFolder.all(files, new Path(output));
    String hash = conf.identity().hash();
    Optional<RunFolder> own =
        runs.stream()
            .filter(run -> run.identity().filter(it -> it.hash().equals(hash)).isPresent())
            .findFirst();
    String name = own.map(RunFolder::name).orElse("");
    return new Standing(
        conf.identity().code(),
        own,
        Predecessors.of(runs.stream().filter(run -> !run.name().equals(name)), hash));
  }

  private static Range range(Predecessors.Candidate known, long start) {
    return new Range(known.part().from() - start, known.part().to() - start);
  }

  /** The run of this configuration, if it has begun. */
  public Optional<RunFolder> run() {
    return own;
  }

  <U, R extends TableRow> Parts parts(
      String table,
      StructType schema,
      Sweep<U> sweep,
      RowKernel<U, R> kernel,
      long start,
      Execution execution) {
    List<Part> finished = own.map(RunFolder::parts).orElse(List.of());
    PartKeys<U, R> keys = new PartKeys<>(code, table, schema, sweep, kernel);
    long limit = start + sweep.size();
    long all = 0;
    long there = 0;
    long reused = 0;
    long computed = 0;
    long unit = start;
    do {
      long from = unit;
      Optional<Part> mine =
          finished.stream()
              .filter(part -> part.table().equals(table) && part.from() == from && part.whole())
              .findFirst();
      Optional<Part> known =
          mine.isPresent()
              ? Optional.empty()
              : others.at(table, from, limit).stream()
                  .filter(
                      other ->
                          other.same()
                              || keys.of(range(other, start), start).equals(other.part().key()))
                  .map(Predecessors.Candidate::part)
                  .findFirst();
      all++;
      if (mine.isPresent()) {
        there++;
        unit = Math.max(mine.get().to(), from + 1);
      } else if (known.isPresent()) {
        reused++;
        unit = Math.max(known.get().to(), from + 1);
      } else {
        unit =
            others
                .end(table, from, limit)
                .orElse(from + Math.min(execution.unitsPerPart(), limit - from));
        computed += unit - from;
      }
    } while (unit < limit);
    return new Parts(all, there, reused, computed);
  }
}
