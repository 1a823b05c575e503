package org.calibrant.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.calibrant.core.BadInput;

/**
 * Which run of an output was published when: {@code LATEST} names the one that readers see, {@code
 * history.jsonl} has a line per change of it. Both are replaced at one stroke, {@code LATEST} first.
 */
public final class Publications {
  private static final String HISTORY = "history.jsonl";

  private Publications() {}

  /** What happened to the pointer. */
  public enum Event {
    /** A run was published. */
    PUBLISH,
    /** An earlier run was published again, and the one before withdrawn. */
    ROLLBACK
  }

  /**
   * A change of the pointer.
   *
   * @param time in UTC
   * @param epoch of the owner who made it
   * @param previous the run that was published until then; empty at first
   */
  public record Entry(String time, long epoch, Event event, String run, String previous) {}

  /** All changes, oldest first. */
  public static List<Entry> history(String output, Configuration hadoop) {
    Path folder = new Path(output);
    return history(RunFiles.of(folder, hadoop), folder);
  }

  private static List<Entry> history(RunFiles files, Path output) {
    Path path = new Path(output, HISTORY);
    List<Entry> entries = new ArrayList<>();
    for (String line : files.readText(path).orElse("").lines().toList()) {
      try {
        entries.add(Json.value(line, Entry.class));
      } catch (JsonProcessingException e) {
        throw new BadInput(
            path.toString(),
            "line " + (entries.size() + 1),
            "expected a publication, found something else",
            e);
      }
    }

    return entries;
  }

  /** Whether the last word about a run is that it was withdrawn. */
  public static boolean isWithdrawn(String run, List<Entry> history) {
    boolean withdrawn = false;
    for (Entry entry : history) {
      if (entry.run().equals(run)) {
        withdrawn = false;
      } else if (entry.event() == Event.ROLLBACK && entry.previous().equals(run)) {
        withdrawn = true;
      }
    }

    return withdrawn;
  }

  /** The name in {@code LATEST}. */
  static Optional<String> latest(RunFiles files, Path output) {
    return files.readText(new Path(output, RunFolder.LATEST)).map(String::strip);
  }

  /** Swaps the pointer, then writes down that it was. */
  static void point(Tenure tenure, Path output, Event event, String run) {
    tenure.check();
    RunFiles files = tenure.files();
    String previous = latest(files, output).orElse("");
    if (previous.equals(run)) {
      return;
    }

    Step.at("before-latest");
    files.replace(new Path(output, RunFolder.LATEST), run + "\n");
    Step.at("after-latest");
    append(tenure, output, event, run, previous);
  }

  private static void append(Tenure tenure, Path output, Event event, String run, String previous) {
    List<Entry> entries = new ArrayList<>(history(tenure.files(), output));
    String time = Now.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    entries.add(new Entry(time, tenure.epoch(), event, run, previous));
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(Json.text(entry)).append('\n'));
    tenure.files().replace(new Path(output, HISTORY), text.toString());
  }

  /** Writes down a change whose owner died before it could. */
  static void reconcile(Tenure tenure, Path output) {
    String latest = latest(tenure.files(), output).orElse("");
    List<Entry> entries = history(tenure.files(), output);
    String last = entries.isEmpty() ? "" : entries.get(entries.size() - 1).run();
    if (!latest.isEmpty() && !latest.equals(last)) {
      append(tenure, output, Event.PUBLISH, latest, last);
    }
  }
}
