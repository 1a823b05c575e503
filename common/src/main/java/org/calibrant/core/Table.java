package org.calibrant.core;

import java.io.Serializable;
import java.util.List;

/**
 * A table that a run writes: its row type and, where the schema holds an array field with the
 * property {@code "spread": true}, the columns that this array becomes. Names that are known only
 * to the campaign (the axes of a user's grid) so become columns like all others.
 *
 * @param rowType the row; its simple name is the table's name
 * @param spread name, unit and meaning of each element of the spread field; empty without one
 */
public record Table<R extends TableRow>(Class<R> rowType, List<Column> spread)
    implements Serializable {

  /**
   * One column made from one element of a spread field.
   *
   * @param name column name
   * @param unit unit, or {@code ""} for a pure number
   * @param doc what it means
   */
  public record Column(String name, String unit, String doc) implements Serializable {}

  public Table {
    spread = List.copyOf(spread);
  }

  /** A table whose columns are those of its schema. */
  public static <R extends TableRow> Table<R> of(Class<R> rowType) {
    return new Table<>(rowType, List.of());
  }

  public String name() {
    return rowType.getSimpleName();
  }
}
