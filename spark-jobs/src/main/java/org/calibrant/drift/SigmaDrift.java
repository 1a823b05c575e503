package org.calibrant.drift;

import java.util.List;

/** No value of a column moves by more than so many of its own standard errors. */
public record SigmaDrift(String table, String column, double mostSigma) implements Gate {
  public SigmaDrift {
    Columns.requireLimit("most-sigma", mostSigma);
  }

  @Override
  public List<String> refusals(DriftReport drift) {
    return Columns.of(drift, table, column).stream()
        .filter(found -> found.largestSigma() > mostSigma)
        .map(
            found ->
                "%s.%s moved by up to %.4g sigma, allowed are %.4g"
                    .formatted(table, column, found.largestSigma(), mostSigma))
        .toList();
  }
}
