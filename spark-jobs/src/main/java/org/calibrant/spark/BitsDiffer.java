package org.calibrant.spark;

import java.util.List;

/** Rows that must have the same bits have not (exit 4). The message has one line per finding. */
public final class BitsDiffer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BitsDiffer(List<String> lines) {
    super(String.join("\n", lines));
  }
}
