package org.calibrant;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Instrument files and reference numbers kept beside the project; tests without them skip. */
public final class Shared {
  private Shared() {}

  /** A file beside the project, or a skipped test. */
  public static Path file(String relative) {
    Path path = root().resolve(relative);
    assumeTrue(Files.exists(path), "needs " + relative + ", which is not on this machine");
    return path;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("data-schemas"))) {
      folder = folder.getParent();
    }

    return folder == null ? Path.of("shared") : folder.resolveSibling("shared");
  }
}
