package org.calibrant.drift;

import java.util.List;

/** The values of a column look as if they were drawn from the same distribution. */
public record SameDistribution(String table, String column, double leastP) implements Gate {
  public SameDistribution {
    Columns.requireLimit("least-p", leastP);
  }

  @Override
  public List<String> refusals(DriftReport drift) {
    return Columns.of(drift, table, column).stream()
        .filter(found -> found.ksP() < leastP)
        .map(
            found ->
                "%s.%s has another distribution: D = %.4g, p = %.3g, allowed is %.3g"
                    .formatted(table, column, found.ksD(), found.ksP(), leastP))
        .toList();
  }
}
