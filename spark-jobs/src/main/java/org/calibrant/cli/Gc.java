package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.calibrant.spark.OutputFolder;
import org.calibrant.spark.Publications;
import org.calibrant.spark.Retention;
import org.calibrant.spark.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes old runs. */
@Command(
    name = "gc",
    description = "Removes runs that the rule of retention does not keep.",
    showDefaultValues = true)
final class Gc implements Verb {
  @Mixin private SubjectArgument subject;

  @Option(names = "--nightly", description = "days of which the last run is kept")
  private int nightly = 7;

  @Option(names = "--weekly", description = "weeks of which the last run is kept")
  private int weekly = 5;

  @Option(names = "--monthly", description = "months of which the last run is kept")
  private int monthly = 12;

  @Option(names = "--dry-run", description = "says what would go, and removes nothing")
  private boolean dryRun;

  @Override
  public Answer answer(PrintStream screen) throws IOException {
    Retention retention;
    try {
      retention = new Retention(nightly, weekly, monthly);
    } catch (IllegalArgumentException e) {
      throw new BadArgument(e.getMessage(), e);
    }

    Subject named = subject.subject();
    String name = named.output();
    List<String> removed = new ArrayList<>();
    try (OutputFolder output = OutputFolder.open(name, named.hadoop())) {
      List<RunFolder> runs = output.runs();
      Set<String> held = new TreeSet<>();
      List<Publications.Entry> history = Publications.history(name, named.hadoop());
      output.latest().map(RunFolder::name).ifPresent(held::add);
      if (!history.isEmpty()) {
        held.add(history.get(history.size() - 1).previous());
      }

      Set<String> removable =
          retention.removable(
              runs.stream()
                  .map(run -> new Retention.Kept(run.name(), run.finished(), run.pinned()))
                  .toList(),
              held);
      for (RunFolder run : runs) {
        if (removable.contains(run.name())) {
          removed.add(run.name());
          if (!dryRun) {
            output.remove(run);
          }
        }
      }

      if (!dryRun) {
        output.sweep();
      }

      List<String> lines = new ArrayList<>();
      removed.forEach(run -> lines.add((dryRun ? "would remove " : "removed ") + run));
      lines.add("kept    %d of %d runs".formatted(runs.size() - removed.size(), runs.size()));
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("removed", removed);
      facts.put("kept", runs.size() - removed.size());
      facts.put("dry-run", dryRun);
      return new Answer(Exit.DONE, lines, facts);
    }
  }
}
