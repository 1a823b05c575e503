package org.calibrant.spark;

import java.util.SortedMap;

/**
 * What a run holds of one table.
 *
 * @param units units whose rows are there
 * @param failed rows whose status is not {@code ok}, by status
 * @param hash content hash: the same for any partitioning, retry or interruption
 * @param bytes size of the Parquet files
 */
public record TableSummary(
    String table,
    int parts,
    long units,
    long rows,
    SortedMap<String, Long> failed,
    String hash,
    long bytes) {

  /** Rows whose status is not {@code ok}. */
  public long failedRows() {
    return failed.values().stream().mapToLong(Long::longValue).sum();
  }
}
