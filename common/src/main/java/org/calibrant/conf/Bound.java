package org.calibrant.conf;

import java.util.List;

/**
 * A configuration that was read and found good.
 *
 * @param value the record tree
 * @param settings every leaf of the configuration after substitution, sorted by path
 * @param overrides {@code path=value} as given on the command line
 */
public record Bound<T>(T value, List<Setting> settings, List<String> overrides) {
  public Bound {
    settings = List.copyOf(settings);
    overrides = List.copyOf(overrides);
  }
}
