package org.calibrant.core;

import java.util.List;
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

  /**
   * All that the rows of a unit are a function of, besides the code. A part of a table is not
   * computed again when what its units use has the same content as in an earlier run.
   *
   * <p>The kernel itself and the unit are always enough. A kernel that holds more than one unit
   * needs (a whole list of spectra, all points of a grid) may say less: what it names, and nothing
   * else but constants, may then shape the rows of the unit. Half a percent of what is not computed
   * again is computed all the same, and compared.
   *
   * @return records, arrays, collections and plain values; what units share best comes first and as
   *     the same object each time
   */
  default List<?> uses(U unit) {
    return List.of(this, unit);
  }

  /**
   * How a row comes about: intermediate values that a person who doubts it would ask for, one line
   * each, such as {@code expected counts = 1234.5 count}; see {@link Explanation}. Shown by {@code
   * replay}, which asks for one row at a time, so this may take as long as computing it.
   *
   * @param unit that the row belongs to
   * @param row one that {@link #apply} yields for it
   */
  default List<String> explained(U unit, R row) {
    return List.of();
  }
}
