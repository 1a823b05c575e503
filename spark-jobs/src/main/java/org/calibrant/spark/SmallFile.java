package org.calibrant.spark;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/** A file that appears whole or not at all, on any file system. */
public final class SmallFile {
  private SmallFile() {}

  /** Writes a file, or replaces the one that is there, at one stroke. */
  public static void write(String place, byte[] content, Configuration hadoop) {
    Path path = new Path(place);
    RunFiles.of(path, hadoop).replace(path, content);
  }

  /**
   * Writes all that a new file holds, and closes it. A stream of HDFS that has failed throws the very
   * same exception again as it is closed, and try-with-resources would complain of that instead.
   */
  public static void fill(FSDataOutputStream file, byte[] content) throws IOException {
    try {
      file.write(content);
      if (file.hasCapability(StreamCapabilities.HSYNC)) {
        file.hsync();
      }
    } catch (IOException | RuntimeException e) {
      try {
        file.close();
      } catch (IOException again) {
        if (again != e) {
          e.addSuppressed(again);
        }
      }

      throw e;
    }

    file.close();
  }
}
