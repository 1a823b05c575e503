package org.calibrant.conf;

/**
 * Where something was written.
 *
 * @param source the file or override; compared by identity, so that a file included twice is two
 * @param line from 1
 */
record Origin(Source source, int line) {

  /** {@code conf/x.conf:12}, or {@code -D}. */
  String where() {
    return source.isOverride() ? "-D" : source.name() + ":" + line;
  }

  String problem(String path, String message) {
    String shown = path.isEmpty() ? "" : path + ": ";
    return source.isOverride()
        ? "-D " + shown + message
        : source.name() + ":" + line + ": " + shown + message;
  }
}
