package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.spark.OutputFolder;
import org.calibrant.spark.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A run that somebody has cited is kept for good. */
@Command(name = "pin", description = "Keeps a run from being collected.")
final class Pin implements Verb {
  @Mixin private SubjectArgument subject;

  @Option(names = "--remove", description = "no longer")
  private boolean remove;

  @Override
  public Answer answer(PrintStream screen) throws IOException {
    Subject named = subject.subject();
    RunFolder run = named.run();
    try (OutputFolder output = OutputFolder.open(named.output(), named.hadoop())) {
      output.pin(run, !remove);
    }

    return new Answer(
        Exit.DONE,
        List.of((remove ? "unpinned " : "pinned  ") + run.name()),
        new TreeMap<>(Map.of("run", run.name(), "pinned", !remove)));
  }
}
