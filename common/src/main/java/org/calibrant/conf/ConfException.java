package org.calibrant.conf;

import java.util.List;

/** The configuration is wrong; every mistake has its line, with file, line number and path. */
public final class ConfException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> lines;

  ConfException(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  /** One line per mistake. */
  public List<String> lines() {
    return lines;
  }
}
