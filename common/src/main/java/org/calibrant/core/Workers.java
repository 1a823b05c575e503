package org.calibrant.core;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an engine may ask for: hands that run kernels, tables that keep rows, and a memory.
 *
 * <p>An engine issues its calls in the same order every time it runs; so an interrupted run finds
 * what it has already done.
 */
public interface Workers {

  /** Results come back to the caller, in the order of the units. For small replies. */
  <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel);

  /** Rows go straight from the workers into a table, in the order of the units. */
  <U, R extends TableRow> void write(Table<R> table, Sweep<U> sweep, RowKernel<U, R> kernel);

  /** Writes rows that the caller holds: few, and each of its own. */
  default <R extends TableRow> void write(Table<R> table, List<R> rows) {
    write(table, new Held<>(List.copyOf(rows)), new AsTheyAre<>());
  }

  /** The state that an interrupted run remembered last; empty on a first run. */
  <S extends Serializable> Optional<S> recall(Class<S> type);

  /** Keeps a state so that an interrupted run can continue from here. */
  void remember(Serializable state);

  /**
   * Tells the person who waits, and the log of the run, what an engine decided and why. No result
   * depends on it.
   *
   * @param event one word
   * @param facts what belongs to it: texts and numbers
   */
  default void tell(String event, Map<String, ?> facts) {}

  /**
   * How far an engine is that goes on from its own results: {@code plan} foretells the rest by it. No
   * result depends on it.
   *
   * @param done in any unit of work, such as iterations
   * @param all of it, as it is expected now
   */
  default void reached(double done, double all) {}

  /** Rows that exist already, as a sweep. */
  record Held<R extends TableRow>(List<R> rows) implements Sweep<R> {
    @Override
    public long size() {
      return rows.size();
    }

    @Override
    public R unit(long index) {
      return rows.get(Math.toIntExact(index));
    }
  }

  /** The identity: a held row is its own result. */
  record AsTheyAre<R extends TableRow>() implements RowKernel<R, R> {
    @Override
    public Stream<R> apply(R row) {
      return Stream.of(row);
    }

    @Override
    public Stream<R> failed(R row, String reason) {
      return Stream.of(row);
    }
  }
}
