package org.calibrant.spark;

import org.apache.spark.broadcast.Broadcast;

/** What workers were sent once, and need no more. */
final class Broadcasts {
  private Broadcasts() {}

  /**
   * Frees the workers' copies and waits until they are gone. {@code destroy} would not wait, and
   * when the session ends meanwhile Spark prints the traces of its own unfinished requests. The
   * driver's copy goes with the last reference to it.
   */
  static void drop(Broadcast<?> broadcast) {
    broadcast.unpersist(true);
  }
}
