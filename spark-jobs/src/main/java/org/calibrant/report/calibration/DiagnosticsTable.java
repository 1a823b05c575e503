package org.calibrant.report.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.calibrant.export.TableReader;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Listing;
import org.calibrant.report.Results;

/** Diagnostics as a list: of everything, or of those quantities that have the largest R-hat. */
public record DiagnosticsTable() implements Figure {
  private static final String TABLE = "DiagnosticsRow";
  private static final int MOST = 15;
  private static final char UNBROKEN = '\u2011'; // a hyphen at which no line ends
  private static final String[] TEXTS = {"problem", "parameter", "status"};
  private static final String[] NUMBERS = {
    "mean",
    "mcse_mean",
    "sd",
    "q05",
    "q50",
    "q95",
    "r_hat",
    "r_hat_ensembles",
    "ess_bulk",
    "ess_tail",
    "tau"
  };

  /** A row with its place in the table. */
  private record Line(long row, double rHat, List<String> cells) {}

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    // the best of those kept first, so that it makes room
    PriorityQueue<Line> kept =
        new PriorityQueue<>(
            Comparator.comparingDouble(Line::rHat).thenComparing(line -> -line.row()));
    List<String> columns = new ArrayList<>(List.of(TEXTS));
    columns.addAll(List.of(NUMBERS));
    try (TableReader rows = results.read(TABLE, columns.toArray(String[]::new))) {
      while (rows.next()) {
        kept.add(line(rows));
        if (kept.size() > MOST) {
          kept.poll();
        }
      }
    }

    List<Line> lines = new ArrayList<>(kept);
    boolean all = lines.size() == results.rows(TABLE);
    lines.sort(
        all
            ? Comparator.comparingLong(Line::row)
            : Comparator.comparingDouble(Line::rHat).reversed().thenComparing(Line::row));
    long problems = lines.stream().map(line -> line.cells().get(0)).distinct().count();
    int first = all && problems == 1 ? 1 : 0; // one problem needs no column
    List<String> headings = new ArrayList<>(List.of("problem", "quantity"));
    headings.addAll(List.of(NUMBERS));
    headings.add("status");
    return List.of(
        new Listing(
            "diagnostics",
            "Diagnostics",
            (all
                    ? ""
                    : "The %d of %,d quantities with the largest R-hat. "
                        .formatted(lines.size(), results.rows(TABLE)))
                + "R-hat near 1 (below about 1.01), hundreds of effective draws in bulk and tail,"
                + " mcse_mean small against sd. Empty: not defined, as for a quantity that never"
                + " varies.",
            headings.subList(first, headings.size()),
            lines.stream().map(line -> line.cells().subList(first, line.cells().size())).toList()));
  }

  private static Line line(TableReader rows) {
    List<String> cells =
        new ArrayList<>(List.of(rows.text(0).replace('-', UNBROKEN), rows.text(1)));
    for (int i = 0; i < NUMBERS.length; i++) {
      cells.add(Listing.number(rows.number(TEXTS.length + i)));
    }

    cells.add(rows.text(2));
    double between = rows.number(TEXTS.length + 7);
    double rHat = Double.isNaN(between) ? rows.number(TEXTS.length + 6) : between;
    return new Line(rows.row(), Double.isNaN(rHat) ? Double.NEGATIVE_INFINITY : rHat, cells);
  }
}
