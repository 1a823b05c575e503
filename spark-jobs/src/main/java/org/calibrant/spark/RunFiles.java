package org.calibrant.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/**
 * The few things a run does with files, on any Hadoop file system: a small file appears whole or
 * not at all and is on the disk when the call returns; a folder is moved, never merged.
 *
 * <p>Local files go past Hadoop's checksum layer, which keeps a second file beside each and cannot
 * replace both at once. On object stores a file appears when its stream is closed, so it is written
 * under its own name.
 */
final class RunFiles {
  private static final Set<String> OBJECT_STORES = Set.of("s3a", "s3", "gs", "oss", "cosn", "wasb");

  private final FileSystem system;
  private final Configuration hadoop;

  /** Where replacements are written before they are renamed; {@code null} for beside their place. */
  private final Path staging;

  private RunFiles(FileSystem system, Configuration hadoop, Path staging) {
    this.system = system;
    this.hadoop = hadoop;
    this.staging = staging;
  }

  /** The files of the file system that a path lies in. */
  static RunFiles of(Path path, Configuration hadoop) {
    try {
      return new RunFiles(path.getFileSystem(hadoop), hadoop, null);
    } catch (IOException e) {
      throw new TemporaryFailure(path, e);
    }
  }

  /** The same files; their replacements are written in a folder that must stay there. */
  RunFiles stagedIn(Path folder) {
    return new RunFiles(system, hadoop, folder);
  }

  Configuration hadoop() {
    return hadoop;
  }

  /** The path with its scheme, seen from the current folder. */
  Path qualified(Path path) {
    return system.makeQualified(path);
  }

  FileSystem system() {
    return system;
  }

  boolean local() {
    return system.getUri().getScheme().equals("file");
  }

  boolean objectStore() {
    return OBJECT_STORES.contains(system.getUri().getScheme());
  }

  static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  boolean exists(Path path) {
    return status(path).isPresent();
  }

  Optional<FileStatus> status(Path path) {
    try {
      return Optional.of(system.getFileStatus(path));
    } catch (FileNotFoundException absent) {
      return Optional.empty();
    } catch (IOException e) {
      throw new TemporaryFailure(path, e);
    }
  }

  /** A small file's content; empty when there is none. */
  Optional<byte[]> read(Path path) {
    try (InputStream in = system.open(path)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException absent) {
      return Optional.empty();
    } catch (IOException e) {
      throw new TemporaryFailure(path, e);
    }
  }

  Optional<String> readText(Path path) {
    return read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Replaces a small file at one stroke. */
  void replace(Path path, byte[] content) {
    Path folder = staging == null ? path.getParent() : staging;
    Path fresh = new Path(folder, "." + path.getName() + "." + UUID.randomUUID());
    try {
      system.mkdirs(path.getParent());
      if (local()) {
        replaceLocal(local(fresh), local(path), content);
      } else if (objectStore()) {
        SmallFile.fill(system.create(path, true), content);
      } else {
        SmallFile.fill(created(fresh), content);
        FileContext.getFileContext(system.getUri(), hadoop).rename(fresh, path, Rename.OVERWRITE);
      }
    } catch (IOException e) {
      discard(fresh);
      if (staging != null && !exists(staging)) {
        throw RunLock.held(path, "another driver, which took over from this one");
      }

      throw new TemporaryFailure(path, e);
    }
  }

  void replace(Path path, String text) {
    replace(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void replaceLocal(
      java.nio.file.Path fresh, java.nio.file.Path path, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }

      channel.force(true);
    }

    Step.at("unplaced-" + path.getFileName());
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(path.getParent());
  }

  /** A new file in a folder that is there: {@code create} would make the folder again. */
  private FSDataOutputStream created(Path path) throws IOException {
    return system.createNonRecursive(
        path,
        true,
        4096,
        system.getDefaultReplication(path),
        system.getDefaultBlockSize(path),
        null);
  }

  private static void force(java.nio.file.Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Makes sure that the files of a folder are on the disk, not only in memory. */
  void sync(Path folder) {
    if (local()) {
      try {
        for (FileStatus file : system.listStatus(folder)) {
          force(local(file.getPath()));
        }

        force(local(folder));
      } catch (IOException e) {
        throw new TemporaryFailure(folder, e);
      }
    }
  }

  /** Moves a folder to a name that is free. */
  void move(Path folder, Path target) {
    try {
      system.mkdirs(target.getParent());
      if (local()) {
        Files.move(local(folder), local(target), StandardCopyOption.ATOMIC_MOVE);
        force(local(target.getParent()));
      } else if (exists(target) || !system.rename(folder, target)) {
        throw new IOException("cannot move " + folder + " here");
      }
    } catch (IOException e) {
      throw new TemporaryFailure(target, e);
    }
  }

  void makeFolder(Path folder) {
    try {
      system.mkdirs(folder);
    } catch (IOException e) {
      throw new TemporaryFailure(folder, e);
    }
  }

  /** Gives a file a second name, or, where files have one name only, a copy. */
  void link(Path file, Path name) {
    try {
      if (local()) {
        linkLocal(local(file), local(name));
      } else if (!FileUtil.copy(system, file, system, name, false, hadoop)) {
        throw new IOException("cannot copy " + file + " here");
      }
    } catch (IOException e) {
      throw new TemporaryFailure(name, e);
    }
  }

  private static void linkLocal(java.nio.file.Path file, java.nio.file.Path name)
      throws IOException {
    try {
      Files.createLink(name, file);
    } catch (UnsupportedOperationException | FileSystemException e) {
      if (!Files.exists(file) || Files.exists(name)) {
        throw e;
      }

      Files.copy(file, name); // a file system without links, or a link too many
    }
  }

  /** Removes a file or a folder with all it holds, if it is there. */
  void remove(Path path) {
    try {
      system.delete(path, true);
    } catch (IOException e) {
      throw new TemporaryFailure(path, e);
    }
  }

  private void discard(Path path) {
    try {
      system.delete(path, true);
    } catch (IOException leftOver) {
      // swept away at the next start
    }
  }

  /** Names of what a folder holds, sorted; none when there is no such folder. */
  List<String> names(Path folder) {
    try {
      return Arrays.stream(system.listStatus(folder))
          .map(status -> status.getPath().getName())
          .sorted()
          .toList();
    } catch (FileNotFoundException absent) {
      return new ArrayList<>();
    } catch (IOException e) {
      throw new TemporaryFailure(folder, e);
    }
  }

  /** The file system without the layer that hides and needs a checksum file beside each file. */
  private FileSystem raw() {
    return system instanceof LocalFileSystem checked ? checked.getRawFileSystem() : system;
  }

  /** SHA-256 of a file's bytes in hexadecimal; empty when there is no such file. */
  Optional<String> sha256(Path path) {
    try (InputStream in = raw().open(path)) {
      return Optional.of(Sha256.hex(in));
    } catch (FileNotFoundException absent) {
      return Optional.empty();
    } catch (IOException e) {
      throw new TemporaryFailure(path, e);
    }
  }

  /**
   * Names and sizes of the files of a folder, hidden ones too; none when there is no such folder.
   */
  SortedMap<String, Long> sizes(Path folder) {
    SortedMap<String, Long> sizes = new TreeMap<>();
    try {
      for (FileStatus file : raw().listStatus(folder)) {
        if (file.isFile()) {
          sizes.put(file.getPath().getName(), file.getLen());
        }
      }
    } catch (FileNotFoundException absent) {
      return sizes;
    } catch (IOException e) {
      throw new TemporaryFailure(folder, e);
    }

    return sizes;
  }
}
