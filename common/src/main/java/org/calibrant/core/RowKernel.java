package org.calibrant.core;

import java.util.stream.Stream;

/**
 * A kernel whose results are rows of a table. Every requested row appears exactly once: a unit that
 * cannot be computed yields its rows with a status, never a hole.
 *
 * @param <U> the unit
 * @param <R> the row
 */
public interface RowKernel<U, R extends TableRow> extends Kernel<U, Stream<R>> {

  /**
   * The rows of a unit whose computation failed as a whole.
   *
   * @param reason one line for the {@code note} column
   */
  Stream<R> failed(U unit, String reason);
}
