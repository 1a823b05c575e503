package org.calibrant.export;

import java.io.IOException;
import java.nio.file.Path;
import org.calibrant.core.BadInput;

/** What the exports of chains share: a folder with files for each problem, which appears whole. */
final class ChainFiles {
  private ChainFiles() {}

  /** Writes the files of one problem. */
  interface Writer {
    void write(StoredChain chain, Path folder) throws IOException;
  }

  static void publish(FinishedRun run, String folder, boolean overwrite, Writer writer)
      throws IOException {
    check(run, folder, overwrite);
    Publication.publish(
        new org.apache.hadoop.fs.Path(folder),
        run.hadoop(),
        fresh -> StoredChain.each(run, chain -> writer.write(chain, fresh)));
  }

  static void check(FinishedRun run, String folder, boolean overwrite) throws IOException {
    if (!overwrite && run.exists(folder)) {
      throw new BadInput(folder, "", "is there already; it is replaced with overwrite = true only");
    }
  }
}
