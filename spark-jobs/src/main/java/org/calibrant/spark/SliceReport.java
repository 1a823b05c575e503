package org.calibrant.spark;

import java.io.Serializable;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a task wrote.
 *
 * @param slice number of the task in its part; attempts of one task report the same
 * @param failed rows whose status is not {@code ok}, by status
 */
record SliceReport(int slice, long units, long rows, TreeMap<String, Long> failed, ContentHash hash)
    implements Serializable {

  /** The sum of reports, each slice counted once. */
  static SliceReport sum(Collection<SliceReport> reports) {
    SortedMap<Integer, SliceReport> once = new TreeMap<>();
    reports.forEach(report -> once.putIfAbsent(report.slice(), report));
    long units = 0;
    long rows = 0;
    TreeMap<String, Long> failed = new TreeMap<>();
    ContentHash hash = new ContentHash();
    for (SliceReport report : once.values()) {
      units += report.units();
      rows += report.rows();
      report.failed().forEach((status, count) -> failed.merge(status, count, Long::sum));
      hash.add(report.hash());
    }

    return new SliceReport(-1, units, rows, failed, hash);
  }

  long failedRows() {
    return failed.values().stream().mapToLong(Long::longValue).sum();
  }
}
