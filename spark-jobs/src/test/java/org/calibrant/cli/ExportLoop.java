package org.calibrant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the exports of a run again and again, until it is killed: {@code run's folder}; with the
 * word {@code afresh} it removes them before, as a person does with those that are never replaced.
 */
final class ExportLoop {
  private ExportLoop() {}

  public static void main(String[] arguments) throws IOException {
    boolean afresh = List.of(arguments).contains("afresh");
    while (true) {
      if (afresh) {
        empty(Path.of(arguments[0], "exports"));
      }

      Asked again = Asked.of("export", arguments[0]);
      if (again.exit() != 0) {
        System.err.println(again.err());
        System.exit(again.exit());
      }

      System.out.println("made");
    }
  }

  /** Each at one stroke: what is found half after a kill was not left so by us. */
  private static void empty(Path folder) throws IOException {
    Path gone = Files.createTempDirectory(folder.getParent(), "gone");
    List<Path> exports;
    try (Stream<Path> files = Files.list(folder)) {
      exports = files.toList();
    }

    for (Path export : exports) {
      Files.move(export, gone.resolve(export.getFileName()));
    }
  }
}
