package org.calibrant.drift;

import java.util.List;

/**
 * Hardly any row is lost.
 *
 * @param most of all tables together
 */
public record LostRows(long most) implements Gate {
  public LostRows {
    Columns.requireLimit("most", (double) most);
  }

  @Override
  public List<String> refusals(DriftReport drift) {
    long lost = drift.tables().stream().mapToLong(TableDrift::lost).sum();
    return lost > most
        ? List.of("%,d rows are lost, allowed are %,d".formatted(lost, most))
        : List.of();
  }
}
