package org.calibrant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.calibrant.export.Export;
import org.calibrant.export.FinishedRun;
import org.calibrant.export.TableReader;

/** The number of rows of a table, as a file. */
public record RowCount(String table) implements Export {
  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    int count = 0;
    try (TableReader rows = TableReader.open(run, table, "unit")) {
      while (rows.next()) {
        count++;
      }
    }

    Path place = Path.of(Summary.shown(folder));
    Files.createDirectories(place);
    Files.writeString(place.resolve("count.txt"), count + " rows of " + run.name());
  }
}
