package org.calibrant.spark;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.calibrant.spark.Publications.Entry;
import org.calibrant.spark.Publications.Event;

/** An output opened for its housekeeping, by the one who holds its lock. */
public final class OutputFolder implements AutoCloseable {
  private final Path output;
  private final Tenure tenure;

  private OutputFolder(Path output, Tenure tenure) {
    this.output = output;
    this.tenure = tenure;
  }

  /**
   * Takes the lock of an output that is there.
   *
   * @throws RunLocked when another driver works there
   * @throws RunRefused when there is no such output
   */
  public static OutputFolder open(String output, Configuration hadoop) {
    RunFiles files = RunFiles.of(new Path(output), hadoop);
    Path folder = files.qualified(new Path(output));
    if (!files.exists(new Path(folder, RunFolder.RUNS))) {
      throw new RunRefused(List.of(output + " is no output: it holds no runs"));
    }

    OutputFolder opened = new OutputFolder(folder, Tenure.take(files, folder));
    Publications.reconcile(opened.tenure, folder);
    return opened;
  }

  /** All runs, oldest first. */
  public List<RunFolder> runs() {
    return RunFolder.all(tenure.files(), output);
  }

  /** The published run. */
  public Optional<RunFolder> latest() {
    return Publications.latest(tenure.files(), output)
        .flatMap(name -> runs().stream().filter(run -> run.name().equals(name)).findFirst());
  }

  private List<Entry> history() {
    return Publications.history(output.toString(), tenure.files().hadoop());
  }

  /**
   * Points {@code LATEST} at a run.
   *
   * @throws RunRefused when it is not finished
   */
  public void publish(RunFolder run) {
    requireWhole(run);
    Publications.point(tenure, output, Event.PUBLISH, run.name());
  }

  /**
   * Points {@code LATEST} at the run that was published before the present one, or before those
   * that were withdrawn already.
   *
   * @return the run that is published now
   * @throws RunRefused when there is none, or it is damaged
   */
  public RunFolder rollback() {
    List<Entry> history = history();
    String present = Publications.latest(tenure.files(), output).orElse("");
    Map<String, RunFolder> there = new TreeMap<>();
    runs().forEach(run -> there.put(run.name(), run));
    List<String> earlier =
        new java.util.ArrayList<>(
            history.stream()
                .filter(entry -> entry.event() == Event.PUBLISH)
                .map(Entry::run)
                .toList());
    Collections.reverse(earlier);
    RunFolder target =
        earlier.stream()
            .distinct()
            .dropWhile(name -> !name.equals(present))
            .filter(name -> !name.equals(present) && !Publications.isWithdrawn(name, history))
            .map(there::get)
            .filter(run -> run != null)
            .findFirst()
            .orElseThrow(
                () -> new RunRefused(List.of(output + " holds no run that was published before")));
    requireWhole(target);
    Publications.point(tenure, output, Event.ROLLBACK, target.name());
    return target;
  }

  private static void requireWhole(RunFolder run) {
    if (!run.finished()) {
      throw new RunRefused(
          List.of(run.name() + " is not finished: start it again, then publish it"));
    }

    List<Part> broken =
        run.parts().stream()
            .filter(part -> !part.whole() || run.isMarked(part) || !run.holds(part))
            .toList();
    if (!broken.isEmpty()) {
      Part first = broken.get(0);
      throw new RunRefused(
          List.of(
              "%s is damaged: %s/%s; start it again, then publish it"
                  .formatted(run.name(), first.table(), first.folder())));
    }
  }

  /** Keeps a run from being collected, or no longer. */
  public void pin(RunFolder run, boolean pinned) {
    Path pin = new Path(run.folder(), RunFolder.PINNED);
    if (pinned) {
      tenure.files().replace(pin, "");
    } else {
      tenure.files().remove(pin);
    }
  }

  /**
   * Removes a run. Its parts that other runs took over have names of their own there, so those runs
   * lose nothing.
   */
  public void remove(RunFolder run) {
    tenure.check();
    if (Publications.latest(tenure.files(), output).filter(run.name()::equals).isPresent()) {
      throw new IllegalStateException(run.name() + " is published");
    }

    // Out of sight at one stroke; what is left of it after a crash is swept next time.
    Path aside = new Path(output, "runs-removed/" + run.name());
    tenure.files().move(run.folder(), aside);
    sweep();
  }

  /** Removes what an interrupted removal left. */
  public void sweep() {
    tenure.files().remove(new Path(output, "runs-removed"));
  }

  @Override
  public void close() {
    tenure.close();
  }
}
