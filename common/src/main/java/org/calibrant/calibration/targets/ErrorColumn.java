package org.calibrant.calibration.targets;

import org.calibrant.data.InputTable;

/**
 * σ is given for every observation.
 *
 * @param column name of the column
 */
public record ErrorColumn(String column) implements Errors {
  @Override
  public Reader in(InputTable table) {
    int index = table.column(column);
    return value -> table.number(index);
  }
}
