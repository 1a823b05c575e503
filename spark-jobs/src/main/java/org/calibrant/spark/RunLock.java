package org.calibrant.spark;

import java.time.Duration;
import org.apache.hadoop.fs.Path;

/**
 * The lock of an output: one driver at a time. A holder shows that it lives every {@link #BEAT}; a
 * lock whose process is gone from this host, or that has been silent for {@link #SILENCE} on
 * another, is taken over.
 */
interface RunLock extends AutoCloseable {
  Duration BEAT = Duration.ofSeconds(10);
  Duration SILENCE = Duration.ofSeconds(60);

  /**
   * Takes the lock of an output.
   *
   * @throws RunLocked when another driver holds it
   */
  static RunLock take(RunFiles files, Path output) {
    Path lock = new Path(output, "lock");
    return files.local()
        ? LocalLock.take(RunFiles.local(lock), BEAT)
        : RemoteLock.take(files, lock, BEAT);
  }

  /**
   * Whether it is still ours.
   *
   * @throws RunLocked when another driver has taken over meanwhile
   */
  void check();

  @Override
  void close();

  static RunLocked held(Object lock, String holder) {
    return new RunLocked(
        lock + " is held by " + holder + "; nothing was changed. Wait for it, or stop it");
  }
}
