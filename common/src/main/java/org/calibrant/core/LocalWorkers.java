package org.calibrant.core;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Runs every kernel in the calling thread and keeps the tables in memory: tests, inner loops. */
public final class LocalWorkers implements Workers {
  private final Map<Class<?>, List<TableRow>> tables = new LinkedHashMap<>();
  private Serializable state;

  @Override
  public <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel) {
    return LongStream.range(0, sweep.size()).mapToObj(sweep::unit).map(kernel::apply).toList();
  }

  @Override
  public <U, R extends TableRow> void write(
      Table<R> table, Sweep<U> sweep, RowKernel<U, R> kernel) {
    List<TableRow> rows = tables.computeIfAbsent(table.rowType(), type -> new ArrayList<>());
    for (long index = 0; index < sweep.size(); index++) {
      kernel.apply(sweep.unit(index)).forEach(rows::add);
    }
  }

  @Override
  public <S extends Serializable> Optional<S> recall(Class<S> type) {
    return Optional.ofNullable(state).map(type::cast);
  }

  @Override
  public void remember(Serializable newState) {
    this.state = newState;
  }

  /** The rows written so far, in order. */
  public <R extends TableRow> List<R> table(Class<R> rowType) {
    return tables.getOrDefault(rowType, List.of()).stream().map(rowType::cast).toList();
  }
}
