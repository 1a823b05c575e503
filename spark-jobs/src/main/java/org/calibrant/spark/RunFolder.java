package org.calibrant.spark;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** A run as readers see it: its tables, its manifest, its configuration. Needs no lock. */
@SuppressWarnings("DoNotCallSuggester")
public final class RunFolder {
  private final String path;

  private RunFolder(String path) {
    this.path = path;
  }

  /** The published run of an output, the one that {@code LATEST} names; empty before the first. */
  public static Optional<RunFolder> latest(String output, Configuration hadoop) {
    throw new UnsupportedOperationException();
  }

  /** A run by its folder, {@code <output>/runs/<run>}. */
  public static RunFolder at(String path, Configuration hadoop) {
    return new RunFolder(path);
  }

  /** The run's name: UTC time of its first start and the beginning of its identity's hash. */
  public String name() {
    throw new UnsupportedOperationException();
  }

  /** {@code <output>/runs/<run>}. */
  public String path() {
    return path;
  }

  /** Where the rows of a table are: a folder of {@code part=<n>} folders. */
  public String table(String name) {
    return path + "/" + name;
  }

  /** Whether every planned part is there. */
  public boolean finished() {
    throw new UnsupportedOperationException();
  }

  /** The tables in the order in which they were first written. */
  public List<TableSummary> tables() {
    throw new UnsupportedOperationException();
  }

  /** The text of {@code run.conf}. */
  public String conf() {
    throw new UnsupportedOperationException();
  }
}
