package org.calibrant.spark;

/**
 * The surroundings failed, not the campaign: a full disk, a lost connection. Finished parts are
 * kept; the same command continues once the cause is gone (exit 75). The message is one line.
 */
public final class TemporaryFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemporaryFailure(String what, String why, Throwable cause) {
    super((what + ": " + why).replaceAll("\\s*[\\r\\n]+\\s*", " "), cause);
  }

  TemporaryFailure(Object path, Throwable cause) {
    this(path.toString(), Causes.line(cause), cause);
  }
}
