package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.calibrant.spark.Publications;
import org.calibrant.spark.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What an output holds, and what was published when. */
@Command(name = "history", description = "Lists the runs of an output and what was published.")
final class History implements Verb {
  @Mixin private SubjectArgument subject;

  @Override
  public Answer answer(PrintStream screen) throws IOException {
    Subject named = subject.subject();
    String output = named.output();
    List<Publications.Entry> entries = Publications.history(output, named.hadoop());
    String latest = RunFolder.latest(output, named.hadoop()).map(RunFolder::name).orElse("");
    List<String> lines = new ArrayList<>();
    List<Object> runs = new ArrayList<>();
    for (RunFolder run : RunFolder.all(output, named.hadoop())) {
      String state = state(run, latest, entries);
      lines.add("run      %s  %s%s".formatted(run.name(), state, run.pinned() ? ", pinned" : ""));
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("run", run.name());
      facts.put("state", state);
      facts.put("pinned", run.pinned());
      runs.add(facts);
    }

    List<Object> events = new ArrayList<>();
    for (Publications.Entry entry : entries) {
      String event = entry.event().name().toLowerCase(Locale.ROOT);
      lines.add(
          "%-8s %s  %s, epoch %d%s"
              .formatted(
                  event,
                  entry.time(),
                  entry.run(),
                  entry.epoch(),
                  entry.previous().isEmpty() ? "" : ", before " + entry.previous()));
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("time", entry.time());
      facts.put("event", event);
      facts.put("run", entry.run());
      facts.put("previous", entry.previous());
      facts.put("epoch", entry.epoch());
      events.add(facts);
    }

    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("output", output);
    facts.put("latest", latest);
    facts.put("runs", runs);
    facts.put("history", events);
    return new Answer(Exit.DONE, lines, facts);
  }

  private static String state(RunFolder run, String latest, List<Publications.Entry> entries) {
    if (run.name().equals(latest)) {
      return "published";
    } else if (Publications.isWithdrawn(run.name(), entries)) {
      return "withdrawn";
    } else if (run.finished()) {
      return "finished";
    }

    return run.superseded() ? "given up" : "unfinished";
  }
}
