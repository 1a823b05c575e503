package org.calibrant.spark;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A file that appears whole or not at all, on any file system. */
public final class SmallFile {
  private SmallFile() {}

  /** Writes a file, or replaces the one that is there, at one stroke. */
  public static void write(String place, byte[] content, Configuration hadoop) {
    Path path = new Path(place);
    RunFiles.of(path, hadoop).replace(path, content);
  }
}
