package org.calibrant.export;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.calibrant.core.BadInput;
import org.calibrant.spark.SmallFile;
import org.calibrant.spark.Step;

/**
 * The checksums of an export, in the file {@code <export>.sha256} beside its folder, which {@code
 * sha256sum -c} reads from within the folder.
 */
public final class ExportSums {
  private static final int BUFFER = 1 << 16;

  private ExportSums() {}

  /** Writes them; an export without files has none. */
  public static void write(FinishedRun run, String folder) throws IOException {
    Path place = new Path(folder);
    FileSystem files = raw(run, place);
    StringBuilder text = new StringBuilder();
    for (FileStatus file : tree(files, place)) {
      text.append(sum(files, file.getPath())).append("  ");
      text.append(relative(files, place, file.getPath())).append('\n');
    }

    if (!text.isEmpty()) {
      Path fresh = new Path(place.getParent(), "." + sums(place).getName());
      SmallFile.fill(files.create(fresh, true), text.toString().getBytes(StandardCharsets.UTF_8));
      Step.at("export-sums");
      files.delete(sums(place), false);
      if (!files.rename(fresh, sums(place))) {
        throw new IOException("cannot move %s to %s".formatted(fresh, sums(place)));
      }
    }
  }

  /** Whether an export has its checksums, or no file that could have one. */
  public static boolean noted(FinishedRun run, String folder) throws IOException {
    Path place = new Path(folder);
    FileSystem files = raw(run, place);
    return files.exists(sums(place)) || tree(files, place).isEmpty();
  }

  /** Before an export is replaced: its checksums are not those of the next one. */
  static void forget(FileSystem files, Path place) throws IOException {
    files.delete(sums(place), false);
  }

  /** Files of an export that are missing or are not what was written; none where nobody noted it. */
  public static List<String> damages(FinishedRun run, String folder) throws IOException {
    Path place = new Path(folder);
    FileSystem files = raw(run, place);
    List<String> damages = new ArrayList<>();
    String text;
    try (InputStream in = files.open(sums(place))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      return damages;
    }

    for (String line : text.lines().toList()) {
      if (!line.matches("[0-9a-f]{64}  .+")) {
        damages.add(sums(place).toString());
        continue;
      }

      Path file = new Path(place, line.substring(66));
      if (!files.exists(file) || !sum(files, file).equals(line.substring(0, 64))) {
        damages.add(file.toString());
      }
    }

    return damages;
  }

  /** Reads every file of an export to its end. */
  static void readable(FinishedRun run, String folder) throws IOException {
    Path place = new Path(folder);
    FileSystem files = raw(run, place);
    List<FileStatus> all = tree(files, place);
    if (all.isEmpty()) {
      throw new BadInput(folder, "", "the export is not there");
    }

    for (FileStatus file : all) {
      sum(files, file.getPath());
    }
  }

  private static Path sums(Path place) {
    return new Path(place.getParent(), place.getName() + ".sha256");
  }

  private static FileSystem raw(FinishedRun run, Path place) throws IOException {
    FileSystem files = place.getFileSystem(run.hadoop());
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }

  private static String relative(FileSystem files, Path place, Path file) {
    return files
        .makeQualified(place)
        .toUri()
        .relativize(files.makeQualified(file).toUri())
        .getPath();
  }

  private static List<FileStatus> tree(FileSystem files, Path place) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    if (files.exists(place)) {
      for (FileStatus status : files.listStatus(place)) {
        if (status.isDirectory()) {
          found.addAll(tree(files, status.getPath()));
        } else {
          found.add(status);
        }
      }
    }

    found.sort(Comparator.comparing(status -> status.getPath().toString()));
    return found;
  }

  private static String sum(FileSystem files, Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }

      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
