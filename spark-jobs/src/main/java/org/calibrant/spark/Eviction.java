package org.calibrant.spark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Turns SIGTERM into a checkpoint. While it is open, a shutdown of this JVM first stops the workers,
 * waits until their run directory is closed or the grace is over, then does what is last, usually a
 * word to the user and {@code Runtime.getRuntime().halt(85)}; all of it before Spark and Hadoop shut
 * down, which would close the files under the run.
 *
 * <p>{@code System.exit} counts as a shutdown: call it after this is closed.
 */
public final class Eviction implements AutoCloseable {
  /** Before Spark's own hooks, which have priorities around 50. */
  private static final int FIRST = 1000;

  private final Runnable hook;
  private volatile SparkWorkers workers;

  private Eviction(Duration grace, Runnable last) {
    this.hook =
        () -> {
          if (workers != null) {
            workers.stop();
            workers.awaitClosed(grace);
          }

          last.run();
        };
    ShutdownHookManager.get()
        .addShutdownHook(hook, FIRST, 2 * grace.toSeconds() + 1, TimeUnit.SECONDS);
  }

  /**
   * Begins to watch before there are workers: a shutdown then does at once what is last.
   *
   * @param grace how long finished work may take to be put away
   * @param last run in the shutdown thread
   */
  public static Eviction watch(Duration grace, Runnable last) {
    return new Eviction(grace, last);
  }

  /** Begins to watch over workers. */
  public static Eviction watch(SparkWorkers workers, Duration grace, Runnable last) {
    Eviction eviction = new Eviction(grace, last);
    eviction.guard(workers);
    return eviction;
  }

  /** The workers to stop from now on. */
  public void guard(SparkWorkers running) {
    workers = running;
  }

  @Override
  public void close() {
    ShutdownHookManager manager = ShutdownHookManager.get();
    if (!manager.isShutdownInProgress()) {
      manager.removeShutdownHook(hook);
    }
  }
}
