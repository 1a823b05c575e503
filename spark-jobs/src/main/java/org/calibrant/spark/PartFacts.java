package org.calibrant.spark;

import java.io.Serializable;
import java.util.TreeMap;

/** What the rows in the files of a part amount to, or those of them that one task has read. */
final class PartFacts implements Serializable {
  private static final long serialVersionUID = 1L;
  final int part;
  long rows;
  final TreeMap<String, Long> failed = new TreeMap<>();
  final ContentHash hash = new ContentHash();

  /** Rows that a gate refuses, by gate; and the least {@code unit} of them. */
  final TreeMap<String, Long> refused = new TreeMap<>();

  final TreeMap<String, Long> examples = new TreeMap<>();

  PartFacts(int part) {
    this.part = part;
  }

  void refuse(String gate, long example) {
    refused.merge(gate, 1L, Long::sum);
    examples.merge(gate, example, Math::min);
  }

  void add(PartFacts more) {
    rows += more.rows;
    more.failed.forEach((status, count) -> failed.merge(status, count, Long::sum));
    hash.add(more.hash);
    more.refused.forEach((gate, count) -> refused.merge(gate, count, Long::sum));
    more.examples.forEach((gate, unit) -> examples.merge(gate, unit, Math::min));
  }
}
