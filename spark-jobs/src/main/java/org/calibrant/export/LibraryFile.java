package org.calibrant.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.data.hdf5.DoubleDataset;
import org.calibrant.data.hdf5.Group;
import org.calibrant.data.hdf5.Hdf5Writer;
import org.calibrant.data.hdf5.Layout;

/**
 * The file {@code library.h5}: group {@code PARAMS} with the axes of the modification, group {@code
 * LIBRARY} with what was found. Written in one pass over the table; memory holds one chunk of each
 * data set, a few megabytes whatever the library's size.
 */
final class LibraryFile {
  private static final String TABLE = "LibraryRow";

  private final FinishedRun run;
  private final LibraryGrid grid;
  private final int deflate;
  private final List<Axis> checked;

  LibraryFile(FinishedRun run, LibraryGrid grid, int deflate) {
    this.run = run;
    this.grid = grid;
    this.deflate = deflate;
    this.checked = new ArrayList<>(grid.parameters());
    checked.add(grid.temperature());
    checked.add(grid.realisation());
  }

  void write(Path path) throws IOException {
    try (Hdf5Writer file = Hdf5Writer.create(path)) {
      file.root().attribute("run", run.name());
      axes(file.root().group("PARAMS"));
      results(file.root().group("LIBRARY"));
      file.finish();
    }
  }

  private void axes(Group params) throws IOException {
    params.attribute("axes", grid.parameters().stream().map(Axis::name).toList());
    for (Axis axis : grid.parameters()) {
      values(params, axis.name(), axis);
    }
  }

  private static void values(Group group, String name, Axis axis) throws IOException {
    long[] shape = {axis.size()};
    try (DoubleDataset values = group.doubles(name, shape, Layout.contiguous())) {
      values.append(axis.toArray(), axis.size());
      values.attribute("unit", axis.unit());
    }
  }

  private void results(Group library) throws IOException {
    values(library, "temps", grid.temperature());
    boolean sane = TableReader.hasValues(run, TABLE, "modified_t_fit");
    List<String> columns = new ArrayList<>(List.of("unit", "status"));
    checked.forEach(axis -> columns.add(axis.name()));
    int found = columns.size();
    columns.addAll(FitDatasets.columns(""));
    int foundSanely = columns.size();
    if (sane) {
      columns.addAll(FitDatasets.columns("modified_"));
      columns.add("modified_status");
    }

    try (TableReader rows = TableReader.open(run, TABLE, columns.toArray(String[]::new));
        FitDatasets fits = new FitDatasets(library, "", found, grid, deflate);
        FitDatasets sanityFits =
            sane ? new FitDatasets(library, "modified_", foundSanely, grid, deflate) : null;
        StatusDataset statuses = new StatusDataset(library, grid, deflate)) {
      long row = 0;
      while (rows.next()) {
        inTurn(rows, row);
        String status = rows.text(1);
        boolean ok = "ok".equals(status);
        fits.append(rows, ok);
        if (sane) {
          int itsStatus = columns.size() - 1;
          sanityFits.append(rows, !rows.isNull(itsStatus) && "ok".equals(rows.text(itsStatus)));
        }

        statuses.append(status);
        row++;
      }

      if (row != grid.size()) {
        throw new BadInput(
            run.table(TABLE),
            "",
            "has %d rows, the grid %s has %d".formatted(row, grid.shape(), grid.size()));
      }
    }
  }

  /** A library is an array: every row has its place, and a hole or a stranger would shift all. */
  private void inTurn(TableReader rows, long row) {
    if (rows.integer(0) != row || row >= grid.size()) {
      throw new BadInput(
          run.table(TABLE),
          "row " + row,
          "found unit %d, expected %d of %d".formatted(rows.integer(0), row, grid.size()));
    }

    long rest = row;
    for (int i = checked.size() - 1; i >= 0; i--) {
      Axis axis = checked.get(i);
      double expected = axis.values().get((int) (rest % axis.size()));
      rest /= axis.size();
      if (!(rows.number(2 + i) == expected)) {
        throw new BadInput(
            run.table(TABLE),
            "row " + row,
            "%s is %s, expected %s as in AxisRow"
                .formatted(axis.name(), rows.number(2 + i), expected));
      }
    }
  }
}
