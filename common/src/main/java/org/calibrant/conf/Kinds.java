package org.calibrant.conf;

import java.util.List;
import java.util.Optional;

/** What can be written after {@code kind =}, and the components that each kind has. */
@SuppressWarnings("DoNotCallSuggester")
public final class Kinds {
  private Kinds() {}

  /** A record or role by its full name, its name below {@code org.calibrant}, or its simple name. */
  public static Optional<Class<?>> find(String name) {
    throw new UnsupportedOperationException("being built");
  }

  /** Components of a record with key, type and unit; records beside a role. */
  public static List<String> describe(Class<?> kindOrRole) {
    throw new UnsupportedOperationException("being built");
  }
}
