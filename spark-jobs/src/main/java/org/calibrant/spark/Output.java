package org.calibrant.spark;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The campaign's folder, before anybody works in it. */
final class Output {
  private Output() {}

  /**
   * Makes sure that the folder is there, or can be made in one that is, and takes files.
   *
   * @throws RunRefused naming the path, when not
   * @throws TemporaryFailure when it is only full
   */
  static void prepare(RunFiles files, Path output) {
    Optional<FileStatus> status = files.status(output);
    if (status.isPresent() && !status.get().isDirectory()) {
      throw new RunRefused(output + ": expected a folder for the output, found a file", null);
    }

    Path parent = output.getParent();
    if (status.isEmpty() && parent != null && !files.objectStore() && !files.exists(parent)) {
      throw new RunRefused(
          output + ": the folder " + parent + " is missing; make it, or choose another output",
          null);
    }

    Path probe = new Path(output, ".probe-" + UUID.randomUUID());
    try {
      files.system().mkdirs(output);
      try (var out = files.system().create(probe, true)) {
        out.write(new byte[1]);
      }

      files.system().delete(probe, false);
    } catch (IOException | FSError e) { // Hadoop's error for a full disk
      discard(files, probe);
      if (Causes.full(e)) {
        throw new TemporaryFailure(output, e);
      }

      throw new RunRefused(output + ": cannot be written: " + Causes.line(e), e);
    }
  }

  private static void discard(RunFiles files, Path probe) {
    try {
      files.system().delete(probe, false);
    } catch (IOException e) {
      // where nothing can be written, there is nothing to remove
    }
  }
}
