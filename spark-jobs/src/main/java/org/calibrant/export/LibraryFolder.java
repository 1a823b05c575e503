package org.calibrant.export;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.calibrant.core.BadInput;

/**
 * A modification library as a folder that describes itself:
 *
 * <pre>
 * library.h5    PARAMS/&lt;axis&gt;, one per axis of the modification, in their order [unit as stated]
 *               LIBRARY/temps     true temperatures [keV]
 *               LIBRARY/results   (N_axis1, …, N_T, 3): t_lo, t_fit, t_hi [keV]; NaN where a row failed;
 *                                 with several realisations (N_axis1, …, N_T, N_realisation, 3)
 *               LIBRARY/norm, statistic, dof, error_status, status, of the same shape without the 3
 *               LIBRARY/modified_results, …: the same of the sanity fit, when it was made
 * config.yaml   input.arf, input.rmf, error.threshold, logging.*, prog.nsync, all settings of the run
 * logs/         the run's log
 * cache/        empty, or the tables the library was made from
 * bin/          when the run kept them, the modified effective areas: &lt;grid point&gt;.arf, arfs.csv
 * </pre>
 *
 * <p>It is made in the run's folder, and copied to where the user wants it.
 *
 * @param to where else the folder is wanted; blank for in the run's folder only
 * @param overwrite whether a folder that is there already is replaced
 * @param deflate level of gzip packing, 1 (fast) to 9 (small)
 * @param keepCache whether the tables are kept in {@code cache/}
 */
public record LibraryFolder(String to, boolean overwrite, int deflate, boolean keepCache)
    implements Export {
  private static final long serialVersionUID = 1L;
  private static final String CONFIG = "config.yaml";

  public LibraryFolder {
    if (!(deflate >= 1 && deflate <= 9)) {
      throw new IllegalArgumentException("deflate must be 1 to 9, was " + deflate);
    }
  }

  @Override
  public void check(FinishedRun run, String folder) throws IOException {
    if (overwrite) {
      return;
    }

    if (isWritten(run, folder)) {
      throw refused(place(folder), "the library of this run is there already");
    }

    if (!to.isBlank() && !isOf(run, to)) {
      if (run.exists(to)) {
        throw refused(to, "there is something else already");
      }

      makeRoom(run);
    }
  }

  /** Makes the folders above the library, which shows whether it can be written. */
  private void makeRoom(FinishedRun run) {
    Path parent = new Path(to).getParent();
    try {
      if (parent != null && !parent.getFileSystem(run.hadoop()).mkdirs(parent)) {
        throw new BadInput(to, "", "cannot be made, its folder cannot");
      }
    } catch (IOException e) {
      throw new BadInput(to, "", "cannot be made: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    check(run, folder);
    if (overwrite || !run.exists(folder)) {
      LibraryGrid grid = LibraryGrid.of(run);
      Publication.publish(new Path(folder), run.hadoop(), fresh -> fill(run, grid, fresh));
    }

    if (!to.isBlank() && (overwrite || !isOf(run, to))) {
      Publication.publish(new Path(to), run.hadoop(), fresh -> copy(run, folder, fresh));
    }
  }

  private static BadInput refused(String place, String why) {
    return new BadInput(place, "", why + "; it is replaced with overwrite = true only");
  }

  @Override
  public boolean isWritten(FinishedRun run, String folder) throws IOException {
    return run.exists(folder) && (to.isBlank() || isOf(run, to));
  }

  @Override
  public void open(FinishedRun run, String folder) throws IOException {
    Path library = new Path(place(folder));
    if (library.getFileSystem(run.hadoop()).getUri().getScheme().equals("file")) {
      try (Library opened = Library.open(Publication.local(library))) {
        opened.results();
      }
    } else {
      ExportSums.readable(run, folder);
    }
  }

  @Override
  public String place(String folder) {
    return to.isBlank() ? folder : to;
  }

  /** Whether a folder is the library of this run. */
  private static boolean isOf(FinishedRun run, String folder) throws IOException {
    Path config = new Path(folder, CONFIG);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                config.getFileSystem(run.hadoop()).open(config), StandardCharsets.UTF_8))) {
      return lines.lines().limit(100).anyMatch(LibraryConfig.runLine(run)::equals);
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  private void fill(FinishedRun run, LibraryGrid grid, java.nio.file.Path folder)
      throws IOException {
    new LibraryFile(run, grid, deflate).write(folder.resolve("library.h5"));
    Files.write(folder.resolve(CONFIG), LibraryConfig.lines(run), StandardCharsets.UTF_8);
    java.nio.file.Path logs = Files.createDirectory(folder.resolve("logs"));
    for (String log : run.logs()) {
      copyInto(run, log, logs);
    }

    java.nio.file.Path cache = Files.createDirectory(folder.resolve("cache"));
    if (keepCache) {
      for (String table : List.of("AxisRow", "LibraryRow")) {
        copyInto(run, run.table(table), cache);
      }
    }

    new ModifiedArfs(run, grid).write(Files.createDirectory(folder.resolve("bin")));
  }

  private static void copyInto(FinishedRun run, String from, java.nio.file.Path folder)
      throws IOException {
    Path source = new Path(from);
    copy(run, from, folder.resolve(source.getName()));
  }

  private static void copy(FinishedRun run, String from, java.nio.file.Path to) throws IOException {
    Path source = new Path(from);
    FileSystem files = source.getFileSystem(run.hadoop());
    if (files.getFileStatus(source).isDirectory()) {
      Files.createDirectories(to);
      for (var child : files.listStatus(source)) {
        copy(run, child.getPath().toString(), to.resolve(child.getPath().getName()));
      }
    } else if (!FileUtil.copy(files, source, to.toFile(), false, run.hadoop())) {
      throw new IOException("cannot copy " + source);
    }
  }
}
