package org.calibrant.spark;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * @param key what the rows are a function of, see {@link PartKeys}; empty where that is not known
 * @param sha256 of each file of the folder, by name
 * @param home the run that computed the part; empty for this one
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
    boolean whole,
    String key,
    SortedMap<String, String> sha256,
    String home) {

  public Part {
    failed = Collections.unmodifiableSortedMap(failed);
    files = Collections.unmodifiableSortedMap(files);
    key = key == null ? "" : key;
    sha256 = Collections.unmodifiableSortedMap(sha256 == null ? new TreeMap<>() : sha256);
    home = home == null ? "" : home;
  }

  /** The part's folder below its table's. */
  public String folder() {
    return "part=" + part;
  }

  /** Units of the part. */
  public long units() {
    return to - from;
  }

  Part damaged() {
    return new Part(
        table, part, from, to, rows, failed, hash, schema, files, false, key, sha256, home);
  }

  /** The same rows as a part of another run. */
  Part movedTo(int number, String otherSchema, String origin) {
    return new Part(
        table, number, from, to, rows, failed, hash, otherSchema, files, true, key, sha256, origin);
  }
}
