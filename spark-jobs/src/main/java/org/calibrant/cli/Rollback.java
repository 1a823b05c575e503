package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.spark.OutputFolder;
import org.calibrant.spark.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Readers see the run before the present one again. */
@Command(name = "rollback", description = "Points LATEST at the run that was published before.")
final class Rollback implements Verb {
  @Mixin private SubjectArgument subject;

  @Override
  public Answer answer(PrintStream screen) throws IOException {
    Subject named = subject.subject();
    try (OutputFolder output = OutputFolder.open(named.output(), named.hadoop())) {
      String withdrawn = output.latest().map(RunFolder::name).orElse("");
      RunFolder run = output.rollback();
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("run", run.name());
      facts.put("path", Summary.shown(run.path()));
      facts.put("withdrawn", withdrawn);
      return new Answer(
          Exit.DONE,
          List.of(
              "published  " + Summary.shown(run.path()),
              "withdrawn  " + withdrawn + ": publish it by its folder when it is good again"),
          facts);
    }
  }
}
