package org.calibrant.spark;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The folder of one run, opened for work by the one driver that holds the output's lock. */
public final class RunDirectory implements AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * How to begin.
   *
   * @param supersede whether an unfinished run of another identity is given up
   * @param recompute whether to compute again what other runs of the output hold already
   */
  public record Start(boolean supersede, boolean recompute) {
    public static final Start USUAL = new Start(false, false);
  }

  /** The folder where a shard of a campaign works, undisturbed by the others, in the output. */
  public static String shardFolder(String output, Shard shard, Configuration hadoop) {
    RunFiles files = RunFiles.of(new Path(output), hadoop);
    Path folder = files.qualified(new Path(output));
    Output.prepare(files, folder);
    files.makeFolder(new Path(folder, SHARDS));
    return new Path(folder, SHARDS + "/" + shard.folder()).toString();
  }

  private static final String SHARDS = "shards";

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
  private final boolean recompute;
  private final Tenure tenure;
  private final State state;
  private final RunFolder folder;
  private final Manifest manifest;
  private final Memory memory;
  private final RunLog log;
  private final Predecessors predecessors;
  private final List<String> code;
  private final CountDownLatch closed = new CountDownLatch(1);

  private RunDirectory(
      Tenure tenure, Path output, Path run, RunConf conf, boolean isNew, boolean recompute) {
    this.files = tenure.files();
    this.output = output;
    this.run = run;
    this.recompute = recompute;
    this.tenure = tenure;
    this.code = conf.identity().code();
    this.folder = new RunFolder(files, run);
    this.manifest = folder.manifest();
    this.memory = new Memory(files, run);
    boolean finished =
        folder.finished() && isSealed() && manifest.parts().stream().allMatch(this::isWhole);
    this.state = finished ? State.FINISHED : isNew ? State.NEW : State.CONTINUED;
    this.predecessors =
        finished || recompute
            ? Predecessors.NONE
            : Predecessors.of(others(), conf.identity().hash());
    this.log = RunLog.of(files, run, TIME.format(Now.instant()));
    log(
        "opened",
        Map.of("state", state, "parts", manifest.parts().size(), "epoch", tenure.epoch()));
  }

  /** The other runs of the output, and those of shards. */
  private Stream<RunFolder> others() {
    Path shards = new Path(output, SHARDS);
    Stream<RunFolder> apart =
        files.names(shards).stream()
            .flatMap(name -> RunFolder.all(files, new Path(shards, name)).stream());
    Stream<RunFolder> here =
        RunFolder.all(files, output).stream().filter(other -> !other.name().equals(run.getName()));
    return Stream.concat(apart, here);
  }

  /** As {@link #open(String, RunConf, Configuration, Start)}, continuing or beginning. */
  public static RunDirectory open(String output, RunConf conf, Configuration hadoop) {
    return open(output, conf, hadoop, Start.USUAL);
  }

  /**
   * Takes the lock of an output and begins, continues or finds finished the run of this identity.
   *
   * <p>A run of another identity that is finished is a neighbour: a new run begins beside it. One
   * that is not finished is in the way, since nobody can tell whether it is to be continued with a
   * mistake in the configuration or given up; {@link Start#supersede} gives it up.
   *
   * @param output the campaign's folder: a local path, {@code file:}, {@code hdfs:}, {@code s3a:};
   *     it is made when it is missing, its parent is not
   * @throws RunLocked when another driver works there
   * @throws RunRefused when the output holds an unfinished run of another identity or cannot be
   *     written
   * @throws org.calibrant.core.BadInput when a run's manifest is damaged
   * @throws TemporaryFailure when the file system fails
   */
  public static RunDirectory open(String output, RunConf conf, Configuration hadoop, Start start) {
    RunFiles files = RunFiles.of(new Path(output), hadoop);
    Path folder = files.qualified(new Path(output));
    Output.prepare(files, folder);
    Tenure tenure = Tenure.take(files, folder);
    try {
      Optional<Path> there = found(tenure.files(), folder, conf.identity(), start);
      Path run = there.isPresent() ? there.get() : begun(tenure.files(), folder, conf);
      RunDirectory directory =
          new RunDirectory(tenure, folder, run, conf, there.isEmpty(), start.recompute());
      directory.tidy();
      return directory;
    } catch (RuntimeException e) {
      tenure.close();
      throw e;
    }
  }

  /** The run of this identity; empty when there is none and nothing is in the way of a new one. */
  private static Optional<Path> found(
      RunFiles files, Path output, RunIdentity identity, Start start) {
    List<RunFolder> runs = new ArrayList<>(RunFolder.all(files, output));
    Collections.reverse(runs);
    for (RunFolder candidate : runs) {
      if (candidate.identity().orElseThrow().hash().equals(identity.hash())) {
        files.remove(new Path(candidate.folder(), RunFolder.SUPERSEDED));
        return Optional.of(candidate.folder());
      }
    }

    for (RunFolder other : runs) {
      if (!other.finished() && !other.superseded()) {
        if (!start.supersede()) {
          throw inTheWay(output, identity, other);
        }

        files.replace(new Path(other.folder(), RunFolder.SUPERSEDED), identity.hash() + "\n");
      }
    }

    return Optional.empty();
  }

  private static RunRefused inTheWay(Path output, RunIdentity identity, RunFolder other) {
    List<String> lines = new ArrayList<>(identity.differencesFrom(other.identity().orElseThrow()));
    lines.add(
        "%s holds the unfinished run %s of another configuration; restore it, choose another output, or give it up with --supersede"
            .formatted(output, other.name()));
    return new RunRefused(lines);
  }

  private static Path begun(RunFiles files, Path output, RunConf conf) {
    Path runs = new Path(output, RunFolder.RUNS);
    String time = TIME.format(Now.instant());
    List<String> names = files.names(runs);
    String newest = names.isEmpty() ? "" : names.get(names.size() - 1);
    if (newest.length() >= time.length() && newest.compareTo(time) >= 0) {
      // in the same second, or the clock was set back: names tell the order
      time =
          TIME.format(TIME.parse(newest.substring(0, time.length()), Instant::from).plusSeconds(1));
    }

    Path run = new Path(runs, time + "-" + conf.identity().hash().substring(0, 8));
    files.makeFolder(run);
    files.replace(new Path(run, "run.conf"), conf.text());
    return run;
  }

  /** What an interruption left behind, in places where nothing that counts can be. */
  private void tidy() {
    files.remove(new Path(run, "_fresh"));
    Publications.reconcile(tenure, output);
  }

  public State state() {
    return state;
  }

  /** The run as readers see it, with the parts finished so far. */
  public RunFolder folder() {
    return folder;
  }

  /** The parts of other runs that this one may use. */
  Predecessors predecessors() {
    return predecessors;
  }

  /** The lines of the identity that name versions of the code. */
  List<String> code() {
    return code;
  }

  /** Adds a line to the run's structured log. */
  public void log(String event, Map<String, ?> details) {
    log.event(event, details);
  }

  /** The part that is or was planned under this number; one that is not whole is to be redone. */
  Optional<Part> part(String table, int number) {
    Optional<Part> listed = manifest.part(table, number);
    if (listed.isPresent() && listed.get().whole() && !isWhole(listed.get())) {
      log("damaged", Map.of("table", table, "part", number));
      files.remove(new Path(run, RunFolder.FINISHED));
      manifest.put(listed.get().damaged());
    }

    return manifest
        .part(table, number)
        .map(part -> recompute && !part.home().isEmpty() ? part.damaged() : part);
  }

  /** Removes what does not stand up to the seal and will be written again. */
  private boolean isSealed() {
    List<Path> damages = Seal.damages(files, run);
    damages.stream().filter(path -> path.getName().equals("campaign.conf")).forEach(files::remove);
    return damages.isEmpty();
  }

  private boolean isWhole(Part part) {
    return part.whole() && folder.holds(part) && !folder.isMarked(part);
  }

  /** A folder that nobody else writes to, for Spark to commit a part in. */
  String fresh(String table, int number) {
    tenure.check();
    return new Path(run, "_fresh/%s-%d-%s".formatted(table, number, UUID.randomUUID())).toString();
  }

  /** Names of the files that Spark has written into a folder, which are on the disk then. */
  List<String> written(String fresh) {
    Path folder = new Path(fresh);
    files.sync(folder);
    return List.copyOf(files.sizes(folder).keySet());
  }

  /**
   * Makes a part count: its folder moves to its place, then its line enters the manifest.
   *
   * @param line the manifest's line, given the sizes of the part's Parquet files
   */
  Part commit(String fresh, Function<SortedMap<String, Long>, Part> line) {
    Path written = new Path(fresh);
    SortedMap<String, Long> sizes = files.sizes(written);
    if (sizes.remove("_SUCCESS") == null) {
      throw new IllegalStateException(fresh + " has no _SUCCESS");
    }

    sizes.keySet().removeIf(name -> name.startsWith("."));
    Part part = line.apply(sizes);
    Path target = folder.folder(part);
    tenure.check();
    Step.at("before-part");
    if (files.exists(target)) { // no line speaks of it, or the line says that it is damaged
      files.move(target, new Path(run, "_fresh/replaced-" + UUID.randomUUID()));
    }

    files.move(written, target);
    Step.at("before-manifest");
    tenure.check();
    manifest.put(part);
    Step.at("after-manifest");
    folder.unmark(part);
    return part;
  }

  /**
   * A part of another run under a number of this one; its files get a second name here.
   *
   * @return empty when the files are not those that were written
   */
  Optional<Part> referenced(Predecessors.Candidate candidate, int number, String schema) {
    Part old = candidate.part();
    if (!candidate.run().damages(old).isEmpty()) {
      log("damaged", Map.of("run", candidate.run().name(), "part", old));
      return Optional.empty();
    }

    String fresh = fresh(old.table(), number);
    Path source = candidate.run().folder(old);
    files.makeFolder(new Path(fresh));
    old.sha256()
        .keySet()
        .forEach(name -> files.link(new Path(source, name), new Path(fresh, name)));
    files.sync(new Path(fresh));
    String home = old.home().isEmpty() ? candidate.run().name() : old.home();
    return Optional.of(commit(fresh, sizes -> old.movedTo(number, schema, home)));
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
    tenure.check();
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
   * Declares the run finished: every part is there.
   *
   * @param plan units per table
   * @throws IllegalStateException when the parts do not tile the plan
   */
  void finish(Map<String, Long> plan) {
    manifest.parts().forEach(part -> part(part.table(), part.part()));
    Tiling.check(plan, manifest);
    tenure.check();
    Map<String, Object> finished = new LinkedHashMap<>();
    finished.put("run", run.getName());
    finished.put("tables", manifest.tables());
    Step.at("before-finished");
    Seal.write(files, run, finished);
    files.remove(new Path(run, "_fresh"));
    log("finished", finished);
  }

  /** Points {@code LATEST} at this run, which is finished. */
  public void publish() {
    Publications.point(tenure, output, Publications.Event.PUBLISH, run.getName());
    log("published", Map.of("epoch", tenure.epoch()));
  }

  /** Declares the run finished and publishes it. */
  void publish(Map<String, Long> plan) {
    finish(plan);
    publish();
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    log("closed", Map.of());
    log.close();
    tenure.close();
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
