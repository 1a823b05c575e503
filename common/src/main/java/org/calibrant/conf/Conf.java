package org.calibrant.conf;

import java.nio.file.Path;
import java.util.List;

/** Reads a configuration file into a tree of records. */
public final class Conf {
  private Conf() {}

  /**
   * Reads a file, applies overrides, resolves substitutions and binds the tree to records.
   *
   * @param file shown in messages as it is given here
   * @param overrides {@code path=value}; a value that is not HOCON is taken as a string
   * @throws ConfException with all mistakes
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static <T extends Record> Bound<T> read(Path file, List<String> overrides, Class<T> type) {
    throw new UnsupportedOperationException("being built");
  }
}
