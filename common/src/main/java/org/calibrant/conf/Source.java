package org.calibrant.conf;

import java.nio.file.Path;

/** One text that takes part in a configuration. */
final class Source {
  private final String name;
  private final Path folder;
  private final Source includedBy;
  private final boolean override;

  private Source(String name, Path folder, Source includedBy, boolean override) {
    this.name = name;
    this.folder = folder;
    this.includedBy = includedBy;
    this.override = override;
  }

  /**
   * @param name as the user knows the file
   * @param folder what relative names in it are relative to
   * @param includedBy null for the file that the user named
   */
  static Source file(String name, Path folder, Source includedBy) {
    return new Source(Hocon.printable(name), folder, includedBy, false);
  }

  /** An override of the command line: relative names in it are relative to the current folder. */
  static Source override() {
    return new Source("-D", Path.of(""), null, true);
  }

  String name() {
    return name;
  }

  Path folder() {
    return folder;
  }

  boolean isOverride() {
    return override;
  }

  /** Whether this file includes the other one, directly or not. */
  boolean includes(Source other) {
    Source by = other.includedBy;
    while (by != null && by != this) {
      by = by.includedBy;
    }

    return by == this;
  }
}
