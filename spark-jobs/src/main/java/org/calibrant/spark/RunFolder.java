package org.calibrant.spark;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A run as readers see it: its tables, its manifest, its configuration. Needs no lock. */
public final class RunFolder {
  static final String FINISHED = "_FINISHED";
  static final String LATEST = "LATEST";
  static final String RUNS = "runs";

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

  /** Whether the run was published: every planned part was there. */
  public boolean finished() {
    return files.exists(new Path(path, FINISHED));
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

  Optional<RunIdentity> identity() {
    return conf().map(RunConf::parse).map(RunConf::identity);
  }

  Manifest manifest() {
    return Manifest.of(files, path);
  }

  /** Whether the files of a part are there, in full length. */
  boolean holds(Part part) {
    Path folder = new Path(new Path(path, part.table()), part.folder());
    var sizes = files.sizes(folder);
    return sizes.containsKey("_SUCCESS")
        && part.files().entrySet().stream()
            .allMatch(file -> file.getValue().equals(sizes.get(file.getKey())));
  }
}
