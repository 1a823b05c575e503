package org.calibrant.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.spark.sql.types.StructType;
import org.calibrant.core.Engine;
import org.calibrant.core.Kernel;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;
import org.calibrant.core.Workers;

/**
 * Computes the one unit that a row belongs to, in this thread and without Spark. Follows the engine:
 * writes before the wanted one are passed over, maps are computed, since later rows may rest on them.
 */
public final class Recalculation implements Workers {
  private final String table;
  private final Part part;
  private final long guess;
  private final Predicate<Object[]> wanted;
  private final Map<String, Long> cursors = new HashMap<>();
  private Found found;

  /**
   * A row that was computed again.
   *
   * @param unit its unit's number in the table
   * @param input the unit, as it describes itself
   * @param columns names of the columns
   * @param values of the columns
   * @param explained what the kernel tells of how it came about
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Found(
      long unit, String input, List<String> columns, Object[] values, List<String> explained) {}

  private Recalculation(Part part, long guess, Predicate<Object[]> wanted) {
    this.table = part.table();
    this.part = part;
    this.guess = Math.max(part.from(), Math.min(part.to() - 1, guess));
    this.wanted = wanted;
  }

  /**
   * The row again; empty when no unit of the part yields it.
   *
   * @param part that holds the row
   * @param guess which unit the row may belong to; its neighbours are tried, too
   * @param wanted tells the row by the values of its columns
   */
  public static Optional<Found> of(
      Engine engine, Part part, long guess, Predicate<Object[]> wanted) {
    Recalculation recalculation = new Recalculation(part, guess, wanted);
    try {
      engine.run(recalculation);
    } catch (Done e) {
      // the rest of the campaign is not asked for
    }

    return Optional.ofNullable(recalculation.found);
  }

  /** Whether two rows have the same bits. */
  public static boolean same(Object[] row, Object[] other) {
    RowDigest a = new RowDigest();
    RowDigest b = new RowDigest();
    a.add(row);
    b.add(other);
    return a.hash().toString().equals(b.hash().toString());
  }

  @Override
  public <U, R extends TableRow> void write(
      Table<R> written, Sweep<U> sweep, RowKernel<U, R> kernel) {
    long start = cursors.getOrDefault(written.name(), 0L);
    cursors.put(written.name(), start + sweep.size());
    if (!written.name().equals(table) || guess < start || guess >= start + sweep.size()) {
      return;
    }

    StructType schema = TableSchemas.of(written);
    TableColumns columns = TableColumns.of(written, schema);
    long low = guess - start;
    long high = low + 1;
    long least = Math.max(0, part.from() - start);
    long most = Math.min(sweep.size(), part.to() - start);
    while (found == null && (low >= least || high < most)) {
      if (low >= least) {
        look(start, low--, sweep, kernel, columns, schema);
      }

      if (found == null && high < most) {
        look(start, high++, sweep, kernel, columns, schema);
      }
    }

    throw new Done();
  }

  private <U, R extends TableRow> void look(
      long start,
      long index,
      Sweep<U> sweep,
      RowKernel<U, R> kernel,
      TableColumns columns,
      StructType schema) {
    for (R each : new Work<>(sweep, kernel, columns).results(index)) {
      Object[] row = columns.values(each);
      if (wanted.test(row)) {
        U unit = sweep.unit(index);
        found =
            new Found(
                start + index,
                String.valueOf(unit),
                Arrays.asList(schema.fieldNames()),
                row,
                explained(kernel, unit, each));
        return;
      }
    }
  }

  /** A row that failed may have nothing to tell but why. */
  private static <U, R extends TableRow> List<String> explained(
      RowKernel<U, R> kernel, U unit, R row) {
    try {
      return kernel.explained(unit, row);
    } catch (RuntimeException e) {
      return List.of("there are no intermediate values: " + Causes.line(e));
    }
  }

  @Override
  public <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel) {
    return LongStream.range(0, sweep.size()).mapToObj(sweep::unit).map(kernel::apply).toList();
  }

  @Override
  public <S extends Serializable> Optional<S> recall(Class<S> type) {
    return Optional.empty();
  }

  @Override
  public void remember(Serializable state) {
    // nothing is to be continued
  }

  private static final class Done extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Done() {
      super("the row was looked for", null, false, false);
    }
  }
}
