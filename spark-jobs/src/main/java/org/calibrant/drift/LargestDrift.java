package org.calibrant.drift;

import java.util.List;

/**
 * No value of a column moves by more than so much.
 *
 * @param most in the unit of the column
 */
public record LargestDrift(String table, String column, double most) implements Gate {
  public LargestDrift {
    Columns.requireLimit("most", most);
  }

  @Override
  public List<String> refusals(DriftReport drift) {
    return Columns.of(drift, table, column).stream()
        .filter(found -> !(found.largest() <= most))
        .map(
            found ->
                "%s.%s moved by up to %.4g %s, allowed is %.4g"
                    .formatted(table, column, found.largest(), found.unit(), most))
        .toList();
  }
}
