package org.calibrant.spark;

import java.util.SortedMap;

/**
 * A finished part of a table: a line of the run's manifest.
 *
 * @param part number within the table, from 0
 * @param from first unit, counted over all the units that were written to the table
 * @param to one past the last unit
 * @param rows rows in the part's files
 * @param failed rows whose status is not {@code ok}, by status
 * @param hash content hash of the rows, see {@link ContentHash}
 * @param schema fingerprint of the columns
 * @param files Parquet files by name, with their sizes in bytes; in the order of the rows
 * @param whole false once the files were found damaged: the part is to be computed again
 */
public record Part(
    String table,
    int part,
    long from,
    long to,
    long rows,
    SortedMap<String, Long> failed,
    String hash,
    String schema,
    SortedMap<String, Long> files,
    boolean whole) {

  /** The part's folder below its table's. */
  public String folder() {
    return "part=" + part;
  }

  Part damaged() {
    return new Part(table, part, from, to, rows, failed, hash, schema, files, false);
  }
}
