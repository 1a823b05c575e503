package org.calibrant.drift;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.calibrant.export.FinishedRun;

/** Compares the tables of two runs. */
public final class Drift {

  /** Makes a copy of a table in the order of its keys, for tables that are not in it. */
  public interface Sorting {
    /**
     * Sorts a table by its keys.
     *
     * @return a run that holds the table only
     */
    FinishedRun sorted(FinishedRun run, String table, List<String> keys) throws IOException;
  }

  private Drift() {}

  /**
   * What has changed from the first run to the second, not yet judged by gates.
   *
   * @param tables those that both runs have
   * @param changes in what the configurations of the two differ
   */
  public static DriftReport between(
      FinishedRun first,
      FinishedRun second,
      List<String> tables,
      List<String> changes,
      Sorting sorting)
      throws IOException {
    List<TableDrift> drifts = new ArrayList<>();
    for (String table : tables) {
      drifts.add(table(first, second, table, sorting));
    }

    return new DriftReport(first.path(), second.path(), changes, drifts, List.of(), List.of());
  }

  private static TableDrift table(
      FinishedRun first, FinishedRun second, String table, Sorting sorting) throws IOException {
    TableComparison comparison = new TableComparison(first, second, table);
    try {
      return comparison.drift();
    } catch (KeyedRows.Unsorted e) {
      List<String> keys = comparison.keys();
      return new TableComparison(
              sorting.sorted(first, table, keys), sorting.sorted(second, table, keys), table)
          .drift();
    }
  }

  /** The drift as facts for JSON: NaN, which JSON does not know, is absent. */
  public static Map<String, Object> facts(DriftReport drift) {
    return DriftFacts.of(drift);
  }

  /**
   * The drift as a page that needs nothing else.
   *
   * @param replay the command that recomputes a row, without its key
   */
  public static String page(DriftReport drift, String replay) {
    return new DriftPage(drift, replay).html();
  }
}
