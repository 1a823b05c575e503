package edu.example.pendulum;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.calibrant.core.BadInput;
import org.calibrant.export.Export;
import org.calibrant.export.FinishedRun;
import org.calibrant.export.TableReader;

/**
 * An export of one's own: {@code periods.csv} with amplitude [deg] and period [s] of every row that is
 * ok.
 *
 * @param overwrite whether files that are there already are replaced
 */
public record PeriodsCsv(boolean overwrite) implements Export {
  private static final long serialVersionUID = 1L;

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    Path place = new Path(folder);
    FileSystem files = place.getFileSystem(run.hadoop());
    if (files.exists(place) && !overwrite) {
      throw new BadInput(folder, "", "is there already; overwrite = true replaces it");
    }

    // It appears whole: filled under another name, then renamed.
    Path partial = new Path(place.getParent(), place.getName() + ".partial");
    files.delete(partial, true);
    files.mkdirs(partial);
    try (TableReader rows =
            TableReader.open(run, "SwingRow", "amplitude_deg", "period_s", "status");
        PrintStream out =
            new PrintStream(
                files.create(new Path(partial, "periods.csv")), false, StandardCharsets.UTF_8)) {
      out.print("amplitude_deg,period_s\n");
      while (rows.next()) {
        if (rows.text(2).equals("ok")) {
          out.print(rows.number(0) + "," + rows.number(1) + "\n");
        }
      }

      if (out.checkError()) {
        throw new IOException("cannot write " + partial);
      }
    }

    files.delete(place, true);
    if (!files.rename(partial, place)) {
      throw new IOException("cannot rename " + partial + " to " + place);
    }
  }
}
