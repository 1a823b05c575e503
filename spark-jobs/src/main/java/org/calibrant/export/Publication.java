package org.calibrant.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder that appears whole or not at all. It is filled on this machine: beside its place when
 * that is local, else in the folder for temporary files and copied. Then it gets its name by one
 * rename. On an object store, where a rename is a copy, it appears file by file.
 */
final class Publication {

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
    Path fresh = beside(target, "unfinished");
    boolean local = files.getUri().getScheme().equals("file");
    java.nio.file.Path folder = local ? local(fresh) : Files.createTempDirectory("export");
    try {
      Files.createDirectories(folder);
      filling.fill(folder);
      if (local) {
        sync(folder);
      } else {
        files.copyFromLocalFile(false, true, new Path(folder.toUri()), fresh);
      }

      replace(files, local, fresh, target);
    } finally {
      remove(folder);
      if (!local) {
        files.delete(fresh, true);
      }
    }
  }

  private static Path beside(Path target, String what) {
    return new Path(
        target.getParent(), ".%s.%s.%s".formatted(target.getName(), UUID.randomUUID(), what));
  }

  static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  private static void replace(FileSystem files, boolean local, Path fresh, Path target)
      throws IOException {
    Path old = beside(target, "replaced");
    boolean replaces = files.exists(target);
    files.mkdirs(target.getParent());
    if (replaces) {
      move(files, local, target, old);
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
