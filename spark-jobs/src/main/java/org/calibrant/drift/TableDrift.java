package org.calibrant.drift;

import java.util.List;
import java.util.SortedMap;

/**
 * How a table has changed between two runs.
 *
 * @param keys columns by which rows belong together
 * @param first rows of the first run
 * @param second rows of the second run
 * @param common rows that both have
 * @param identical of them, those with the same bits in all compared columns
 * @param lost keys that only the first run has
 * @param fresh keys that only the second run has
 * @param lostExamples some of them
 * @param freshExamples some of them
 * @param statuses changes of the column {@code status}, such as {@code ok → no-fit}, with counts
 * @param newlyFailed rows that were ok and are not any more
 * @param missingColumns columns that only one of the two has
 */
public record TableDrift(
    String table,
    List<String> keys,
    long first,
    long second,
    long common,
    long identical,
    long lost,
    long fresh,
    List<String> lostExamples,
    List<String> freshExamples,
    SortedMap<String, Long> statuses,
    long newlyFailed,
    List<String> missingColumns,
    List<ColumnDrift> columns) {

  /** Whether nothing has changed. */
  public boolean isStill() {
    return identical == common && lost == 0 && fresh == 0;
  }
}
