package org.calibrant.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.calibrant.conf.Bound;
import org.calibrant.conf.Conf;
import org.calibrant.spark.RunFolder;

/** What an argument of the command line names: a run, an output, or a configuration. */
record Subject(String name, List<String> overrides, Configuration hadoop) {

  /** The run itself, or the published run of the output or the configuration. */
  RunFolder run() throws IOException {
    if (isRun()) {
      return RunFolder.at(name, hadoop);
    }

    String output = output();
    return RunFolder.latest(output, hadoop)
        .orElseThrow(() -> new BadArgument(output + " holds no published run"));
  }

  /** The configuration, if that is what was named. */
  Optional<Bound<Campaign>> campaign() throws IOException {
    Path path = new Path(name);
    FileSystem files = path.getFileSystem(hadoop);
    boolean folder = files.exists(path) && files.getFileStatus(path).isDirectory();
    return folder
        ? Optional.empty()
        : Optional.of(Conf.read(java.nio.file.Path.of(name), overrides, Campaign.class));
  }

  /** The output itself, or that of the configuration or the run. */
  String output() throws IOException {
    if (isRun()) {
      return RunFolder.at(name, hadoop).output();
    }

    Optional<Bound<Campaign>> campaign = campaign();
    if (campaign.isEmpty() && !overrides.isEmpty()) {
      throw new BadArgument("-D goes with a configuration; a run has its own");
    }

    return campaign.map(bound -> bound.value().output()).orElse(name);
  }

  boolean isRun() throws IOException {
    Path path = new Path(name);
    return path.getFileSystem(hadoop).exists(new Path(path, "run.conf"));
  }
}
