package org.calibrant.spark;

/** Another driver works on this output; nothing was changed (exit 6). */
public final class RunLocked extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunLocked(String message) {
    super(message);
  }
}
