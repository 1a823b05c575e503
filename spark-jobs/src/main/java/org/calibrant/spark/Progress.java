package org.calibrant.spark;

import java.io.PrintStream;

/**
 * Done and total units, rate, estimated time to the end, failed rows: one refreshed line on a
 * terminal, else a plain line every ten seconds and at the end of a table.
 */
public final class Progress implements AutoCloseable {
  private Progress() {}

  /** Progress on a stream, usually {@code System.err}. */
  public static Progress to(PrintStream out, boolean terminal) {
    return new Progress();
  }

  /** Says nothing. */
  public static Progress silent() {
    return new Progress();
  }

  @Override
  public void close() {}
}
