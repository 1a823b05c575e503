package org.calibrant.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a table took over from other runs, and whether that was right. */
final class Reused {
  /** One unit in so many is computed all the same. */
  private static final long ONE_IN = 200;

  private static final long MOST = 20_000;

  private final List<Part> parts = new ArrayList<>();
  private long start;

  /**
   * @param firstUnit number of the sweep's first unit within the table
   */
  void add(Part part, long firstUnit) {
    parts.add(part);
    start = firstUnit;
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /**
   * @throws BitsDiffer when a row that was taken over comes out otherwise now
   */
  void check(Recomputation recomputation, RunDirectory directory) {
    long units = parts.stream().mapToLong(Part::units).sum();
    long count = Math.min(MOST, (units + ONE_IN - 1) / ONE_IN);
    long[] places = Sample.stratified(units, count, directory.folder().name().hashCode());
    List<Recomputation.Sampled> sample = Recomputation.sampled(parts, places, start);
    List<String> differing = recomputation.differing(directory.folder(), sample, 0);
    directory.log(
        "checked",
        Map.of(
            "table",
            parts.get(0).table(),
            "reused",
            units,
            "recomputed",
            places.length,
            "differing",
            differing));
    if (!differing.isEmpty()) {
      throw new BitsDiffer(
          Stream.concat(
                  differing.stream().limit(5),
                  Stream.of(
                      "the arithmetic has changed without its kernel version; raise it, or compute"
                          + " everything again with --recompute"))
              .toList());
    }
  }
}
