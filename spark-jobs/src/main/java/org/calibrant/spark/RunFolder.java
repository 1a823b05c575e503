package org.calibrant.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.calibrant.core.BadInput;

/** A run as readers see it: its tables, its manifest, its configuration. Needs no lock. */
public final class RunFolder {
  static final String FINISHED = "_FINISHED";
  static final String LATEST = "LATEST";
  static final String RUNS = "runs";
  static final String SUPERSEDED = "_SUPERSEDED";
  static final String PINNED = "_PINNED";

  /** Holds an empty file per part that was found damaged, until the part is computed again. */
  private static final String DAMAGED = "_damaged";

  private final RunFiles files;
  private final Path path;

  RunFolder(RunFiles files, Path path) {
    this.files = files;
    this.path = path;
  }

  /** The published run of an output, the one that {@code LATEST} names; empty before the first. */
  public static Optional<RunFolder> latest(String output, Configuration hadoop) {
    Path folder = new Path(output);
    RunFiles files = RunFiles.of(folder, hadoop);
    return files
        .readText(new Path(folder, LATEST))
        .map(String::strip)
        .map(run -> new RunFolder(files, files.qualified(new Path(folder, RUNS + "/" + run))));
  }

  /** A run by its folder, {@code <output>/runs/<run>}. */
  public static RunFolder at(String path, Configuration hadoop) {
    RunFiles files = RunFiles.of(new Path(path), hadoop);
    return new RunFolder(files, files.qualified(new Path(path)));
  }

  /** The run's name: UTC time of its first start and the beginning of its identity's hash. */
  public String name() {
    return path.getName();
  }

  /** {@code <output>/runs/<run>}, with its scheme. */
  public String path() {
    return path.toString();
  }

  /** Where the rows of a table are: a folder of {@code part=<n>} folders. */
  public String table(String name) {
    return new Path(path, name).toString();
  }

  /** The runs of an output, oldest first; those without a {@code run.conf} never began. */
  public static List<RunFolder> all(String output, Configuration hadoop) {
    Path folder = new Path(output);
    return all(RunFiles.of(folder, hadoop), folder);
  }

  static List<RunFolder> all(RunFiles files, Path output) {
    Path runs = files.qualified(new Path(output, RUNS));
    return files.names(runs).stream()
        .map(name -> new RunFolder(files, new Path(runs, name)))
        .filter(run -> run.conf().isPresent())
        .toList();
  }

  /** The output that the run belongs to. */
  public String output() {
    return path.getParent().getParent().toString();
  }

  /** Whether it was given up, unfinished, for another configuration. */
  public boolean superseded() {
    return files.exists(new Path(path, SUPERSEDED));
  }

  /** Whether it is never collected. */
  public boolean pinned() {
    return files.exists(new Path(path, PINNED));
  }

  /** Whether the run is complete: every planned part was there. */
  public boolean finished() {
    return files.exists(new Path(path, FINISHED));
  }

  /** The place of a file below the run, if it was written after the run was finished. */
  public Optional<String> madeSinceFinished(String name) {
    Path file = new Path(path, name);
    Optional<FileStatus> finished = files.status(new Path(path, FINISHED));
    return files
        .status(file)
        .filter(
            made ->
                finished.isPresent()
                    && made.getModificationTime() >= finished.get().getModificationTime())
        .map(made -> file.toString());
  }

  /** The tables, in the order in which they were first written. */
  public List<TableSummary> tables() {
    return manifest().tables();
  }

  /** The finished parts, as the manifest lists them. */
  public List<Part> parts() {
    return manifest().parts();
  }

  /** The text of {@code run.conf}; empty when there is none, so that this is no run. */
  public Optional<String> conf() {
    return files.readText(new Path(path, "run.conf"));
  }

  /** What was run: settings, inputs, code. */
  public Optional<RunConf> runConf() {
    try {
      return conf().map(RunConf::parse);
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          new Path(path, "run.conf").toString(), "", "is damaged: " + e.getMessage(), e);
    }
  }

  Optional<RunIdentity> identity() {
    return runConf().map(RunConf::identity);
  }

  RunFiles files() {
    return files;
  }

  Path folder() {
    return path;
  }

  /** The folder of a part's files. */
  Path folder(Part part) {
    return new Path(new Path(path, part.table()), part.folder());
  }

  /** Notes that a part is damaged, so that the next start computes it again; needs no lock. */
  void markDamaged(Part part) {
    files.makeFolder(new Path(path, DAMAGED));
    files.replace(new Path(path, DAMAGED + "/" + mark(part)), "");
  }

  boolean isMarked(Part part) {
    return files.exists(new Path(path, DAMAGED + "/" + mark(part)));
  }

  void unmark(Part part) {
    files.remove(new Path(path, DAMAGED + "/" + mark(part)));
  }

  private static String mark(Part part) {
    return part.table() + "." + part.folder();
  }

  Manifest manifest() {
    return Manifest.of(files, path);
  }

  /** The small files of a finished run that are not what was written. */
  public List<String> sealDamages() {
    return Seal.damages(files, path).stream().map(Path::toString).toList();
  }

  /** All files of a finished run that are not what was written; reads every byte, here. */
  public List<String> damages() {
    List<String> damages = new ArrayList<>(sealDamages());
    if (damages.isEmpty()) { // else the manifest may not be trusted
      parts().forEach(part -> damages.addAll(damages(part)));
    }

    return damages;
  }

  /** The files of a part that are missing or do not have the bytes that were written. */
  List<String> damages(Part part) {
    return part.sha256().entrySet().stream()
        .filter(
            file ->
                !files
                    .sha256(new Path(folder(part), file.getKey()))
                    .orElse("missing")
                    .equals(file.getValue()))
        .map(file -> new Path(folder(part), file.getKey()).toString())
        .toList();
  }

  /** Whether the files of a part are there, in full length. */
  boolean holds(Part part) {
    var sizes = files.sizes(folder(part));
    return sizes.containsKey("_SUCCESS")
        && part.files().entrySet().stream()
            .allMatch(file -> file.getValue().equals(sizes.get(file.getKey())));
  }
}
