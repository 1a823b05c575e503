package org.calibrant.export;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A run whose tables are complete.
 *
 * @param path its folder: a local path, {@code file:}, {@code hdfs:}, {@code s3a:} …
 * @param settings its configuration, lines {@code path = value} with values as JSON or HOCON
 * @param logs its log files
 * @param hadoop how to reach file systems
 */
public record FinishedRun(
    String path, List<String> settings, List<String> logs, Configuration hadoop) {
  public FinishedRun {
    settings = List.copyOf(settings);
    logs = List.copyOf(logs);
  }

  /** The name of the run: the last part of its path. */
  public String name() {
    return new Path(path).getName();
  }

  /** Where the rows of a table are: a folder of {@code part=<n>} folders. */
  public String table(String table) {
    return path + "/" + table;
  }

  /** Where an export of the run belongs. */
  public String export(String name) {
    return path + "/exports/" + name;
  }

  /** Whether a file or folder exists. */
  public boolean exists(String place) throws IOException {
    Path asked = new Path(place);
    return asked.getFileSystem(hadoop).exists(asked);
  }
}
