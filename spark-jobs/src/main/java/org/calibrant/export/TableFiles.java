package org.calibrant.export;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.calibrant.core.BadInput;

/** The Parquet files of a table in the order of its rows: parts by number, files by task. */
final class TableFiles {
  private static final Pattern PART = Pattern.compile("part=(\\d{1,18})");
  private static final Pattern FILE = Pattern.compile("part-(\\d{1,18})-.*\\.parquet");

  private TableFiles() {}

  /** A name and the number in it. */
  private record Numbered(long number, FileStatus status) {
    static final Comparator<Numbered> ORDER =
        Comparator.comparingLong(Numbered::number)
            .thenComparing(numbered -> numbered.status().getPath().getName());
  }

  static List<FileStatus> of(FinishedRun run, String table) throws IOException {
    Path folder = new Path(run.table(table));
    FileSystem files = folder.getFileSystem(run.hadoop());
    List<FileStatus> all = new ArrayList<>();
    for (Numbered part : numbered(files, folder, PART)) {
      for (Numbered file : numbered(files, part.status().getPath(), FILE)) {
        all.add(file.status());
      }
    }

    if (all.isEmpty()) {
      throw new BadInput(folder.toString(), "", "holds no part=<n>/part-<n>-….parquet");
    }

    return all;
  }

  private static List<Numbered> numbered(FileSystem files, Path folder, Pattern pattern)
      throws IOException {
    List<Numbered> found = new ArrayList<>();
    try {
      for (FileStatus status : files.listStatus(folder)) {
        Matcher matcher = pattern.matcher(status.getPath().getName());
        if (matcher.matches()) {
          found.add(new Numbered(Long.parseLong(matcher.group(1)), status));
        }
      }
    } catch (FileNotFoundException e) {
      throw new BadInput(folder.toString(), "", "there is no such table", e);
    }

    found.sort(Numbered.ORDER);
    return found;
  }
}
