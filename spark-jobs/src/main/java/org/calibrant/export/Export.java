package org.calibrant.export;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * What is made of a run's tables for other tools. Implementations are records, chosen by {@code
 * kind} under {@code exports} in the configuration.
 *
 * <p>An export is derived: it can be made again from the tables at any time. It appears whole or
 * not at all.
 */
public interface Export extends Serializable {

  /**
   * Makes the export.
   *
   * @param folder where it belongs, {@link FinishedRun#export}; it appears at one stroke
   * @throws org.calibrant.core.BadInput when it exists already and was not to be replaced, or the
   *     tables are not those of a complete run
   * @throws IOException when the file system fails
   */
  void write(FinishedRun run, String folder) throws IOException;

  /**
   * Refuses what can be known to stand in the way before anything is computed; {@link #write}
   * refuses it, too.
   *
   * @throws org.calibrant.core.BadInput when something is there that was not to be replaced
   */
  default void check(FinishedRun run, String folder) throws IOException {}

  /** Whether everything that {@link #write} makes of this run is there. */
  default boolean isWritten(FinishedRun run, String folder) throws IOException {
    return run.exists(folder);
  }

  /**
   * Opens what was written, as its reader would.
   *
   * @throws org.calibrant.core.BadInput when it is not what {@link #write} makes
   */
  default void open(FinishedRun run, String folder) throws IOException {
    ExportSums.readable(run, folder);
  }

  /** What it has to say to the person who asked for it, in a few lines. */
  default List<String> told(FinishedRun run, String folder) throws IOException {
    return List.of();
  }

  /** Where the user finds it. */
  default String place(String folder) {
    return folder;
  }
}
