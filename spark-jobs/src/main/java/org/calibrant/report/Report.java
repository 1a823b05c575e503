package org.calibrant.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calibrant.core.BadInput;
import org.calibrant.spark.TableSummary;

/**
 * A run as one page, with its figures.
 *
 * @param page the page: HTML that needs nothing else
 * @param exhibits the figures on it
 * @param missing figures that could not be drawn, with the reason, by title
 */
public record Report(String page, List<Exhibit> exhibits, Map<String, String> missing) {

  /** Reads the run's tables and draws. */
  public static Report of(ReportedRun subject) throws IOException {
    Map<String, Long> tables = new LinkedHashMap<>();
    for (TableSummary table : subject.run().tables()) {
      if (table.rows() > 0) {
        tables.put(table.table(), table.rows());
      }
    }

    Results results = new Results(subject.files(), subject.engine(), subject.made(), tables);
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (Figure figure : StandardFigures.of(subject.engine(), results)) {
      figures.put(figure.toString(), figure);
    }

    subject.figures().forEach((name, figure) -> figures.put("figures." + name, figure));
    List<Exhibit> exhibits = new ArrayList<>();
    Map<String, String> missing = new LinkedHashMap<>();
    for (Map.Entry<String, Figure> figure : figures.entrySet()) {
      try {
        exhibits.addAll(figure.getValue().exhibits(results));
      } catch (BadInput | IllegalArgumentException | IllegalStateException e) {
        missing.put(figure.getKey(), String.valueOf(e.getMessage()));
      }
    }

    List<Exhibit> named = named(exhibits);
    return new Report(new ReportPage(subject, results, named, missing).html(), named, missing);
  }

  /** No two files of one name. */
  private static List<Exhibit> named(List<Exhibit> exhibits) {
    Set<String> taken = new LinkedHashSet<>();
    List<Exhibit> named = new ArrayList<>();
    for (Exhibit exhibit : exhibits) {
      String name = exhibit.name();
      for (int i = 2; !taken.add(name); i++) {
        name = exhibit.name() + "-" + i;
      }

      named.add(
          exhibit instanceof Drawing drawing && !name.equals(exhibit.name())
              ? new Drawing(name, drawing.title(), drawing.caption(), drawing.chart())
              : exhibit);
    }

    return named;
  }
}
