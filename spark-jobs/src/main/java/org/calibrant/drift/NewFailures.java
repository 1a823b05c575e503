package org.calibrant.drift;

import java.util.List;

/**
 * Hardly any row that was ok has failed.
 *
 * @param most of all tables together
 */
public record NewFailures(long most) implements Gate {
  public NewFailures {
    Columns.requireLimit("most", (double) most);
  }

  @Override
  public List<String> refusals(DriftReport drift) {
    long failed = drift.tables().stream().mapToLong(TableDrift::newlyFailed).sum();
    return failed > most
        ? List.of("%,d rows that were ok have failed, allowed are %,d".formatted(failed, most))
        : List.of();
  }
}
