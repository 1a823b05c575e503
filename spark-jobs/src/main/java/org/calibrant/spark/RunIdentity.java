package org.calibrant.spark;

import java.util.List;

/**
 * What makes two starts the same run: every setting that shapes a result, the engine and the
 * version of its kernel, the checksums of the inputs.
 *
 * @param lines {@code path = value}; each path once
 */
@SuppressWarnings("DoNotCallSuggester")
public record RunIdentity(List<String> lines) {
  public RunIdentity {
    lines = List.copyOf(lines);
  }

  /** SHA-256 over the lines, whatever their order, in hexadecimal. */
  public String hash() {
    throw new UnsupportedOperationException();
  }

  /** One line per difference: {@code engine.grid.A.steps: was 5, now 7}. */
  public List<String> differencesFrom(RunIdentity earlier) {
    throw new UnsupportedOperationException();
  }
}
