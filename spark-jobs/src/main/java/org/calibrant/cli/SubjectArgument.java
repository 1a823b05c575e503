package org.calibrant.cli;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.spark.Sessions;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that name a run or an output. */
final class SubjectArgument {
  @Parameters(
      index = "0",
      paramLabel = "RUN|OUTPUT|CONF",
      description = "a run's folder, an output folder, or a configuration")
  private String name;

  @Option(
      names = "-D",
      paramLabel = "path=value",
      description = "with CONF: sets one key, as if the file had it")
  private List<String> overrides = new ArrayList<>();

  Subject subject() {
    return new Subject(name, overrides, Sessions.hadoop());
  }
}
