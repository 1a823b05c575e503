package org.calibrant.cli;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calibrant.core.Engine;
import org.calibrant.core.Kernel;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;
import org.calibrant.core.Workers;

/**
 * Workers that compute nothing and count the units they are offered. An engine that waits for an
 * answer of {@code map} cannot be followed further than its question.
 */
final class Census implements Workers {
  private final Map<String, Long> units = new LinkedHashMap<>();

  private Census() {}

  /** Units by table; without those that depend on results. */
  static Map<String, Long> of(Engine engine) {
    Census census = new Census();
    try {
      engine.run(census);
    } catch (Question e) {
      // the rest of the campaign depends on what is computed
    }

    return census.units;
  }

  @Override
  public <U, R extends TableRow> void write(
      Table<R> table, Sweep<U> sweep, RowKernel<U, R> kernel) {
    units.merge(table.name(), sweep.size(), Math::addExact);
  }

  @Override
  public <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel) {
    throw new Question();
  }

  @Override
  public <S extends Serializable> Optional<S> recall(Class<S> type) {
    return Optional.empty();
  }

  @Override
  public void remember(Serializable state) {
    throw new Question();
  }

  private static final class Question extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Question() {
      super("depends on results", null, false, false);
    }
  }
}
