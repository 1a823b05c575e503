package org.calibrant.xray;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.InputTable;

/**
 * Observed spectra in OGIP PHA files, listed in a table (CSV or Parquet), for more files than one
 * would write into a configuration. The column {@code pha} names the spectrum; the columns {@code
 * rmf}, {@code arf} and {@code background}, where they exist and are not blank, replace what its
 * header names; {@code none} stands for no background, and for no area file beside the matrix. A
 * column {@code id} names the row, without it the file does. Relative names are taken from the folder of
 * the table.
 *
 * @param table the list
 */
public record PhaTable(InputFile table) implements SpectrumList {
  @Override
  public List<Spectrum> load() {
    ObservedSpectra spectra = new ObservedSpectra();
    List<Spectrum> list = new ArrayList<>();
    try (InputTable rows = InputTable.open(table)) {
      int pha = rows.column("pha");
      while (rows.next()) {
        String name = rows.text(pha);
        String matrix = cell(rows, "rmf");
        String area = cell(rows, "arf");
        String back = cell(rows, "background");
        String id = cell(rows, "id");
        if (matrix.isBlank() && !area.isBlank()) {
          throw new BadInput(
              rows.file(), rows.place() + " column arf", "an area needs a matrix, rmf is blank");
        }

        ResponseChoice response =
            matrix.isBlank()
                ? new HeaderResponse()
                : isNone(area)
                    ? new Rsp(Beside.file(table, matrix))
                    : new ArfRmf(Beside.file(table, area), Beside.file(table, matrix));
        BackgroundChoice background =
            back.isBlank()
                ? new HeaderBackground()
                : isNone(back) ? new NoBackground() : new BackgroundFile(Beside.file(table, back));
        list.add(
            spectra.read(id.isBlank() ? name : id, Beside.file(table, name), response, background));
      }
    }

    if (list.isEmpty()) {
      throw new BadInput(table.uri(), "", "lists no spectrum");
    }

    return list;
  }

  private static boolean isNone(String name) {
    return name.isBlank() || name.equalsIgnoreCase("none");
  }

  private static String cell(InputTable rows, String column) {
    int index = rows.columns().indexOf(column);
    String text = index < 0 ? "" : rows.text(index);
    return text == null ? "" : text.strip();
  }
}
