package org.calibrant.spark;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.TableRow;

/**
 * What every worker needs to fill a table; sent once per {@code write}.
 *
 * @param columns how rows become columns
 */
record Work<U, R extends TableRow>(Sweep<U> sweep, RowKernel<U, R> kernel, TableColumns columns)
    implements Serializable {

  /** The columns of all rows of one unit; of its failed rows when the kernel throws. */
  List<Object[]> rows(long index) {
    return each(index, columns::values);
  }

  /** The same rows as their kernel makes them. */
  List<R> results(long index) {
    return each(index, row -> row);
  }

  private <V> List<V> each(long index, Function<R, V> taken) {
    U unit = sweep.unit(index);
    try {
      return kernel.apply(unit).map(taken).toList();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      TaskContext task = TaskContext.get();
      if (task != null && task.isInterrupted()) {
        throw e; // the task is being cancelled, which is not the unit's fault
      }

      return kernel.failed(unit, Causes.line(e)).map(taken).toList();
    }
  }
}
