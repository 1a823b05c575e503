package org.calibrant.spark;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.calibrant.core.Kernel;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;
import org.calibrant.core.Workers;

/** Runs kernels on Spark and keeps tables as Parquet in a run directory. */
@SuppressWarnings("DoNotCallSuggester")
public final class SparkWorkers implements Workers {

  public SparkWorkers(
      SparkSession spark, RunDirectory directory, Execution execution, Progress progress) {}

  /**
   * @throws Checkpointed after {@link #stop}
   * @throws TemporaryFailure when the surroundings fail
   */
  @Override
  public <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel) {
    throw new UnsupportedOperationException();
  }

  /**
   * @throws Checkpointed after {@link #stop}
   * @throws TemporaryFailure when the surroundings fail
   */
  @Override
  public <U, R extends TableRow> void write(
      Table<R> table, Sweep<U> sweep, RowKernel<U, R> kernel) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <S extends Serializable> Optional<S> recall(Class<S> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void remember(Serializable state) {
    throw new UnsupportedOperationException();
  }

  /** Cancels what is running; the engine's current or next call throws {@link Checkpointed}. */
  public void stop() {}

  /** After the engine has returned: declares the run finished and points {@code LATEST} at it. */
  public void publish() {}
}
