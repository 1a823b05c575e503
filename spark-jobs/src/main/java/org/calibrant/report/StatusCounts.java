package org.calibrant.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.calibrant.export.TableReader;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Counts;

/**
 * How the rows of a table ended.
 *
 * @param table its name
 */
public record StatusCounts(String table) implements Figure {
  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(table)) {
      return List.of();
    }

    TreeMap<String, Long> counts = new TreeMap<>();
    try (TableReader rows = results.read(table, "status")) {
      while (rows.next()) {
        counts.merge(String.valueOf(rows.text(0)), 1L, Long::sum);
      }
    }

    Long good = counts.remove("ok");
    List<String> names = new ArrayList<>(List.of("ok"));
    names.addAll(counts.keySet());
    double[] values = new double[names.size()];
    values[0] = good == null ? 0 : good;
    for (int i = 1; i < values.length; i++) {
      values[i] = counts.get(names.get(i));
    }

    Axis axis = Axis.of("rows of " + table, "");
    return List.of(
        new Drawing(
            table + "-statuses",
            "How the rows of " + table + " ended",
            "All is well when nearly all rows are ok and the others have a reason that physics"
                + " gives."
                + (values.length > 1 ? " The scale is logarithmic." : ""),
            new Counts(values.length > 1 ? axis.log() : axis, names, values)));
  }
}
