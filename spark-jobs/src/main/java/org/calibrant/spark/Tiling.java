package org.calibrant.spark;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the parts of a run are exactly what was planned. */
final class Tiling {
  private Tiling() {}

  /**
   * @param plan units per table
   * @throws IllegalStateException for a hole, an overlap, a damaged part or a table too many
   */
  static void check(Map<String, Long> plan, Manifest manifest) {
    Map<String, Long> covered = new TreeMap<>();
    plan.keySet().forEach(table -> covered.put(table, covered(manifest.parts(table))));
    manifest.parts().forEach(part -> covered.putIfAbsent(part.table(), -1L));
    if (!covered.equals(new TreeMap<>(plan))) {
      throw new IllegalStateException(
          "the finished parts cover %s units, planned were %s".formatted(covered, plan));
    }
  }

  /** Units from 0 that parts 0, 1, 2 … cover without a gap. */
  private static long covered(List<Part> parts) {
    long unit = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.part() != i || part.from() != unit || !part.whole()) {
        return unit;
      }

      unit = part.to();
    }

    return unit;
  }
}
