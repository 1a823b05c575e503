package org.calibrant.spark;

import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * The right to change an output: its lock, and an epoch that is higher than all before.
 *
 * <p>A lock alone cannot stop an owner that slept through its loss and wakes up between looking and
 * acting. So every file that counts (a manifest, the word that a run is finished, {@code LATEST}) is
 * written in the folder {@code epoch/<n>} of its owner and renamed from there; who takes over makes
 * its own folder and removes all others, and the rename of a stale owner finds nothing to rename.
 * Object stores cannot rename: there the lock must do.
 */
final class Tenure implements AutoCloseable {
  private static final String FOLDER = "epoch";

  private final RunLock lock;
  private final RunFiles fenced;
  private final long epoch;

  private Tenure(RunLock lock, RunFiles fenced, long epoch) {
    this.lock = lock;
    this.fenced = fenced;
    this.epoch = epoch;
  }

  /**
   * Takes the lock of an output, which is there, and begins an epoch.
   *
   * @throws RunLocked when another driver holds it
   */
  static Tenure take(RunFiles files, Path output) {
    RunLock lock = RunLock.take(files, output);
    try {
      Path folder = new Path(output, FOLDER);
      List<String> old = files.names(folder).stream().filter(Tenure::isNumber).toList();
      long epoch = 1 + old.stream().mapToLong(Long::parseLong).max().orElse(0);
      Path own = new Path(folder, Long.toString(epoch));
      files.makeFolder(own);
      lock.check();
      old.forEach(name -> files.remove(new Path(folder, name)));
      return new Tenure(lock, files.stagedIn(own), epoch);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static boolean isNumber(String name) {
    return name.matches("[0-9]{1,18}");
  }

  /** Files whose replacements fail once this tenure is over. */
  RunFiles files() {
    return fenced;
  }

  long epoch() {
    return epoch;
  }

  /**
   * @throws RunLocked when another driver has taken over
   */
  void check() {
    lock.check();
  }

  @Override
  public void close() {
    lock.close();
  }
}
