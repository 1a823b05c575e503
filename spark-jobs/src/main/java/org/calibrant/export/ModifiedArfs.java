package org.calibrant.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Arf;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.data.ogip.OgipWriter;

/**
 * The modified effective areas of a library as ancillary responses, {@code <grid point>.arf}, and
 * {@code arfs.csv}, which tells the grid point of each. A point without an area has no file.
 */
final class ModifiedArfs {
  private static final String TABLE = "ArfRow";

  private final FinishedRun run;
  private final LibraryGrid grid;

  ModifiedArfs(FinishedRun run, LibraryGrid grid) {
    this.run = run;
    this.grid = grid;
  }

  /** Writes the files, if the run kept the areas. */
  void write(Path folder) throws IOException {
    if (!run.exists(run.table(TABLE))) {
      return;
    }

    Arf unmodified = unmodified();
    int digits = Long.toString(grid.points() - 1).length();
    List<String> names = grid.parameters().stream().map(Axis::name).toList();
    try (TableReader rows = TableReader.open(run, TABLE, "unit", "status", "edges", "area");
        BufferedWriter list =
            Files.newBufferedWriter(folder.resolve("arfs.csv"), StandardCharsets.UTF_8)) {
      list.write("file," + String.join(",", names) + "\n");
      long point = 0;
      while (rows.next()) {
        if (rows.integer(0) != point || point >= grid.points()) {
          throw new BadInput(
              run.table(TABLE),
              "row " + rows.row(),
              "found unit %d, expected %d of %d".formatted(rows.integer(0), point, grid.points()));
        }

        if ("ok".equals(rows.text(1))) {
          String name = ("%0" + digits + "d.arf").formatted(point);
          Arf arf = arf(name, rows.numbers(2), rows.numbers(3), unmodified);
          OgipWriter.write(arf, folder.resolve(name), false);
          list.write(name + "," + values(point) + "\n");
        }

        point++;
      }
    }
  }

  private String values(long point) {
    return grid.at(point).stream().map(value -> value.toString()).collect(Collectors.joining(","));
  }

  /** The file that was modified, for what its header says; null where it is not there any more. */
  private Arf unmodified() {
    String file = new RunSettings(run).ending(".arf").map(JsonNode::asText).orElse("");
    try {
      return file.isBlank() ? null : Ogip.arf(new InputFile(file));
    } catch (BadInput e) {
      return null;
    }
  }

  private static Arf arf(String name, double[] edges, double[] area, Arf unmodified) {
    if (unmodified != null && unmodified.bins() == area.length) {
      return unmodified.withArea(area);
    }

    return new Arf(
        name,
        Arrays.copyOf(edges, area.length),
        Arrays.copyOfRange(edges, 1, area.length + 1),
        area,
        Double.NaN,
        Map.of());
  }
}
