package org.calibrant.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.calibrant.spark.Holder;
import org.calibrant.spark.Step;

/**
 * A folder that appears whole or not at all. It is filled on this machine: beside its place when
 * that is local, else in the folder for temporary files and copied. Then it gets its name by one
 * rename. On an object store, where a rename is a copy, it appears file by file.
 *
 * <p>No file system renames a folder over another: where one is replaced it is moved aside first.
 * A process that is killed between the two moves leaves the old folder beside its place; who
 * publishes there next puts it back, and removes what killed processes have left unfinished.
 */
final class Publication {
  private static final String UNFINISHED = ".unfinished";
  private static final String REPLACED = ".replaced";

  /** Fills a folder, which exists and is empty. */
  interface Filling {
    void fill(java.nio.file.Path folder) throws IOException;
  }

  private Publication() {}

  /**
   * Fills a folder and gives it its place. One that is there already gives way only after the new
   * one is complete, and is removed last.
   */
  static void publish(Path place, Configuration hadoop, Filling filling) throws IOException {
    FileSystem files = place.getFileSystem(hadoop);
    Path target = files.makeQualified(place);
    tidy(files, target);
    String mark = Holder.self().mark();
    Path fresh = beside(target, mark, UNFINISHED);
    boolean local = files.getUri().getScheme().equals("file");
    java.nio.file.Path folder = local ? local(fresh) : Files.createTempDirectory("export");
    try {
      Files.createDirectories(folder);
      filling.fill(folder);
      Step.at("export-filled");
      if (local) {
        sync(folder);
      } else {
        files.copyFromLocalFile(false, true, new Path(folder.toUri()), fresh);
      }

      replace(files, local, fresh, target, beside(target, mark, REPLACED));
    } finally {
      remove(folder);
      if (!local) {
        files.delete(fresh, true);
      }
    }
  }

  private static Path beside(Path target, String mark, String what) {
    return new Path(target.getParent(), ".%s.%s%s".formatted(target.getName(), mark, what));
  }

  /** Puts back, or removes, what processes have left that are no more. */
  private static void tidy(FileSystem files, Path target) throws IOException {
    if (!files.exists(target.getParent())) {
      return;
    }

    String begin = "." + target.getName() + ".";
    for (FileStatus file : files.listStatus(target.getParent())) {
      String name = file.getPath().getName();
      String what = name.endsWith(REPLACED) ? REPLACED : UNFINISHED;
      if (!name.startsWith(begin)
          || !name.endsWith(what)
          || name.length() < begin.length() + what.length()
          || !Holder.ended(name.substring(begin.length(), name.length() - what.length()))) {
        continue;
      }

      if (what.equals(REPLACED) && !files.exists(target)) {
        files.rename(file.getPath(), target);
      } else {
        files.delete(file.getPath(), true);
      }
    }
  }

  static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  private static void replace(FileSystem files, boolean local, Path fresh, Path target, Path old)
      throws IOException {
    boolean replaces = files.exists(target);
    files.mkdirs(target.getParent());
    if (replaces) {
      ExportSums.forget(files, target);
      move(files, local, target, old);
      Step.at("export-aside");
    }

    try {
      move(files, local, fresh, target);
    } catch (IOException e) {
      if (replaces) {
        move(files, local, old, target);
      }

      throw e;
    }

    if (local) {
      force(local(target.getParent()));
    }

    Step.at("export-placed");
    if (replaces) {
      files.delete(old, true);
    }
  }

  private static void move(FileSystem files, boolean local, Path from, Path to) throws IOException {
    if (local) {
      Files.move(local(from), local(to));
    } else if (!files.rename(from, to)) {
      throw new IOException("cannot move %s to %s".formatted(from, to));
    }
  }

  /** Waits until the disk has all files of a folder. */
  private static void sync(java.nio.file.Path folder) throws IOException {
    for (java.nio.file.Path path : tree(folder)) {
      force(path);
    }
  }

  private static void force(java.nio.file.Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void remove(java.nio.file.Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (java.nio.file.Path path : tree(folder)) {
        Files.delete(path);
      }
    }
  }

  /** All files and folders, children before their folder. */
  private static List<java.nio.file.Path> tree(java.nio.file.Path folder) throws IOException {
    try (Stream<java.nio.file.Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
