package org.calibrant.spark;

import java.time.Duration;

/**
 * Turns SIGTERM into a checkpoint. While it is open, a shutdown of this JVM first stops the workers,
 * waits until the run has let go (this is closed) or the grace is over, then does what is last,
 * usually {@code Runtime.getRuntime().halt(85)}; all of it before Spark and Hadoop shut down.
 */
public final class Eviction implements AutoCloseable {
  private Eviction() {}

  public static Eviction watch(SparkWorkers workers, Duration grace, Runnable last) {
    return new Eviction();
  }

  @Override
  public void close() {}
}
