package org.calibrant.spark;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Repeats a sign of life until it is closed. */
final class Heart implements AutoCloseable {
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "calibrant-heart");
            thread.setDaemon(true);
            return thread;
          });

  Heart(Duration beat, Runnable sign) {
    var unused =
        executor.scheduleAtFixedRate(
            () -> quietly(sign), beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A beat that fails must not be the last one. */
  private static void quietly(Runnable sign) {
    try {
      sign.run();
    } catch (RuntimeException missed) {
      // whoever takes over notices by the silence, and the commit of the next part by the lock
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
