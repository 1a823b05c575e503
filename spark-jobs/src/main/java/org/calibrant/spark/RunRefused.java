package org.calibrant.spark;

import java.util.List;

/**
 * The output cannot take this run: it holds a run of another identity, or cannot be written. Nothing
 * was changed (exit 2). The message has one line per reason, such as {@code engine.grid.A.steps: was
 * 5, now 7}.
 */
public final class RunRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunRefused(List<String> lines) {
    super(String.join("\n", lines));
  }

  RunRefused(String line, Throwable cause) {
    super(line, cause);
  }
}
