package org.calibrant.conf;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One text that takes part in a configuration. */
final class Source {
  private final String name;
  private final Path folder;
  private final Source includedBy;
  private final boolean override;
  private final Map<String, Source> included = new HashMap<>();
  private String text = "";

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
  static Source override(String text) {
    Source source = new Source("-D", Path.of(""), null, true);
    source.text = text;
    return source;
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

  /** What was read; parsed is the very same, whatever becomes of the file meanwhile. */
  String text() {
    return text;
  }

  void text(String read) {
    text = read;
  }

  /** The file that is included here by a name; null for one that was not looked at before. */
  Source included(String included) {
    return this.included.get(included);
  }

  void included(String included, Source source) {
    this.included.put(included, source);
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
