package org.calibrant.spark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

/**
 * The operating system's lock on a file.
 *
 * @param lock {@code null} when another process has it, or there is no such thing
 * @param supported whether the file system knows locks
 */
record OsLock(FileLock lock, boolean supported) {

  static OsLock on(FileChannel channel) {
    try {
      return new OsLock(channel.tryLock(), true);
    } catch (IOException unsupported) {
      return new OsLock(null, false);
    }
  }

  boolean elsewhere() {
    return supported && lock == null;
  }

  boolean valid() {
    return !supported || (lock != null && lock.isValid());
  }
}
