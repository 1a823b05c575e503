package org.calibrant.drift;

import java.util.List;

/** The column that a gate speaks of. */
final class Columns {
  private Columns() {}

  /**
   * @throws IllegalArgumentException when the runs have no such column: a gate that looks at nothing
   *     would let everything pass
   */
  static List<ColumnDrift> of(DriftReport drift, String table, String column) {
    List<ColumnDrift> found =
        drift.tables().stream()
            .filter(each -> each.table().equals(table))
            .flatMap(each -> each.columns().stream())
            .filter(each -> each.column().equals(column))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "gates: there is no column %s of numbers in a table %s of both runs"
              .formatted(column, table));
    }

    return found;
  }

  static void requireLimit(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(name + " must not be negative, was " + value);
    }
  }
}
