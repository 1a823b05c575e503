package org.calibrant.spark;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The folder of one run, opened for work by the one driver that holds the output's lock. */
public final class RunDirectory implements AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** What {@link #open} found. */
  public enum State {
    /** No run of this identity was there: one has begun. */
    NEW,
    /** An unfinished run of this identity was there: it goes on. */
    CONTINUED,
    /** A finished run of this identity was there: nothing to do. */
    FINISHED
  }

  private final RunFiles files;
  private final Path output;
  private final Path run;
  private final RunLock lock;
  private final State state;
  private final RunFolder folder;
  private final Manifest manifest;
  private final Memory memory;
  private final RunLog log;
  private final CountDownLatch closed = new CountDownLatch(1);

  private RunDirectory(RunFiles files, Path output, Path run, RunLock lock, boolean isNew) {
    this.files = files;
    this.output = output;
    this.run = run;
    this.lock = lock;
    this.folder = new RunFolder(files, run);
    this.manifest = folder.manifest();
    this.memory = new Memory(files, run);
    boolean finished = folder.finished() && manifest.parts().stream().allMatch(this::isWhole);
    this.state = finished ? State.FINISHED : isNew ? State.NEW : State.CONTINUED;
    this.log = RunLog.of(files, run, TIME.format(Instant.now()));
    log("opened", Map.of("state", state, "parts", manifest.parts().size()));
  }

  /**
   * Takes the lock of an output and begins, continues or finds finished the run of this identity.
   *
   * @param output the campaign's folder: a local path, {@code file:}, {@code hdfs:}, {@code s3a:};
   *     it is made when it is missing, its parent is not
   * @throws RunLocked when another driver works there
   * @throws RunRefused when the output holds a run of another identity or cannot be written
   * @throws org.calibrant.core.BadInput when the run's manifest is damaged
   * @throws TemporaryFailure when the file system fails
   */
  public static RunDirectory open(String output, RunConf conf, Configuration hadoop) {
    RunFiles files = RunFiles.of(new Path(output), hadoop);
    Path folder = files.qualified(new Path(output));
    Output.prepare(files, folder);
    RunLock lock = RunLock.take(files, folder);
    try {
      Optional<Path> there = found(files, folder, conf.identity());
      Path run = there.isPresent() ? there.get() : begun(files, folder, conf);
      RunDirectory directory = new RunDirectory(files, folder, run, lock, there.isEmpty());
      directory.tidy();
      return directory;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The run of this identity; empty when there is no run at all. */
  private static Optional<Path> found(RunFiles files, Path output, RunIdentity identity) {
    Path runs = new Path(output, RunFolder.RUNS);
    RunFolder newest = null;
    for (String name : files.names(runs)) {
      RunFolder candidate = new RunFolder(files, new Path(runs, name));
      if (candidate.identity().isPresent()) { // else it was killed before its first file
        newest = candidate;
      }
    }

    if (newest == null) {
      return Optional.empty();
    }

    List<String> differences = identity.differencesFrom(newest.identity().orElseThrow());
    if (!differences.isEmpty()) {
      List<String> lines = new ArrayList<>(differences);
      lines.add(
          "%s holds the run %s of another configuration; restore it, or choose another output"
              .formatted(output, newest.name()));
      throw new RunRefused(lines);
    }

    return Optional.of(new Path(newest.path()));
  }

  private static Path begun(RunFiles files, Path output, RunConf conf) {
    String name = TIME.format(Instant.now()) + "-" + conf.identity().hash().substring(0, 8);
    Path run = new Path(new Path(output, RunFolder.RUNS), name);
    files.replace(new Path(run, "run.conf"), conf.text());
    return run;
  }

  /** What an interruption left behind, in places where nothing that counts can be. */
  private void tidy() {
    files.remove(new Path(run, "_fresh"));
    if (state == State.FINISHED && !files.exists(new Path(output, RunFolder.LATEST))) {
      point();
    }
  }

  public State state() {
    return state;
  }

  /** The run as readers see it, with the parts finished so far. */
  public RunFolder folder() {
    return folder;
  }

  /** Adds a line to the run's structured log. */
  public void log(String event, Map<String, ?> details) {
    log.event(event, details);
  }

  /** The part that is or was planned under this number; one that is not whole is to be redone. */
  Optional<Part> part(String table, int number) {
    Optional<Part> listed = manifest.part(table, number);
    if (listed.isPresent() && !isWhole(listed.get())) {
      log("damaged", Map.of("table", table, "part", number));
      manifest.put(listed.get().damaged());
    }

    return manifest.part(table, number);
  }

  private boolean isWhole(Part part) {
    return part.whole() && folder.holds(part);
  }

  /** A folder that nobody else writes to, for Spark to commit a part in. */
  String fresh(String table, int number) {
    lock.check();
    return new Path(run, "_fresh/%s-%d-%s".formatted(table, number, UUID.randomUUID())).toString();
  }

  /**
   * Makes a part count: its folder moves to its place, then its line enters the manifest.
   *
   * @param line the manifest's line, given the sizes of the part's files
   */
  Part commit(String fresh, Function<SortedMap<String, Long>, Part> line) {
    Path written = new Path(fresh);
    files.sync(written);
    SortedMap<String, Long> sizes = files.sizes(written);
    if (sizes.remove("_SUCCESS") == null) {
      throw new IllegalStateException(fresh + " has no _SUCCESS");
    }

    Part part = line.apply(sizes);
    Path target = new Path(new Path(run, part.table()), part.folder());
    lock.check();
    Step.at("before-part");
    if (files.exists(target)) { // no line speaks of it, or the line says that it is damaged
      files.move(target, new Path(run, "_fresh/replaced-" + UUID.randomUUID()));
    }

    files.move(written, target);
    Step.at("before-manifest");
    lock.check();
    manifest.put(part);
    Step.at("after-manifest");
    return part;
  }

  /** Drops what a part that failed has left; the next start would, too. */
  void abandon(String fresh) {
    try {
      files.remove(new Path(fresh));
    } catch (TemporaryFailure e) {
      log("left", Map.of("folder", fresh));
    }
  }

  void remember(Remembered remembered) {
    lock.check();
    memory.keep(remembered);
  }

  /**
   * The last state; empty when a part is to be computed again, because a loop that goes on from a
   * state would not come by it.
   */
  Optional<Remembered> recall(Class<?> type) {
    List<Part> damaged = manifest.parts().stream().filter(part -> !isWhole(part)).toList();
    damaged.forEach(part -> part(part.table(), part.part()));
    if (!damaged.isEmpty()) {
      return Optional.empty();
    }

    return memory.last(type, path -> log("damaged", Map.of("file", path)));
  }

  /**
   * Declares the run finished and points {@code LATEST} at it.
   *
   * @param plan units per table
   * @throws IllegalStateException when the parts do not tile the plan
   */
  void publish(Map<String, Long> plan) {
    manifest.parts().forEach(part -> part(part.table(), part.part()));
    Tiling.check(plan, manifest);
    lock.check();
    Map<String, Object> finished = new LinkedHashMap<>();
    finished.put("run", run.getName());
    finished.put("tables", manifest.tables());
    Step.at("before-finished");
    files.replace(new Path(run, RunFolder.FINISHED), Json.text(finished) + "\n");
    Step.at("before-latest");
    point();
    Step.at("after-latest");
    files.remove(new Path(run, "_fresh"));
    log("published", finished);
  }

  private void point() {
    files.replace(new Path(output, RunFolder.LATEST), run.getName() + "\n");
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    log("closed", Map.of());
    log.close();
    lock.close();
    closed.countDown();
  }

  /** Waits, in another thread, until this is closed or the grace is over. */
  void awaitClosed(Duration grace) {
    try {
      // in time or not: finished parts are safe, the rest is computed again
      var unused = closed.await(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
