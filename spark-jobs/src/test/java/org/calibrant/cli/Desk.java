package org.calibrant.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a small campaign in it, its output beside it. */
record Desk(Path folder) {

  static Desk in(Path folder) {
    Desk desk = new Desk(folder);
    desk.write("table.txt", "some input\n");
    desk.write(
        "squares.conf",
        """
        output = "%s"
        parts { units = 5, slices = 2 }
        max-failed-fraction = 0.1
        engine {
          kind = org.calibrant.cli.Squares
          count = 20
          table = table.txt
          failing = 0
          millis = 0
          accident = none
        }
        exports {}
        """
            .formatted(desk.output()));
    return desk;
  }

  Path conf() {
    return folder.resolve("squares.conf");
  }

  Path output() {
    return folder.resolve("out");
  }

  void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A verb on this campaign, with overrides. */
  Asked ask(String verb, String... overrides) {
    return Asked.of(arguments(verb, overrides).toArray(String[]::new));
  }

  /** The same, with {@code --json}. */
  Asked json(String verb, String... overrides) {
    List<String> arguments = arguments(verb, overrides);
    arguments.add("--json");
    return Asked.of(arguments.toArray(String[]::new));
  }

  List<String> arguments(String verb, String... overrides) {
    List<String> arguments = new ArrayList<>(List.of(verb, conf().toString()));
    for (String override : overrides) {
      if (!override.startsWith("--")) {
        arguments.add("-D");
      }

      arguments.add(override);
    }

    return arguments;
  }

  /** The folders of all runs, oldest first. */
  List<Path> runs() {
    try (Stream<Path> runs = Files.list(output().resolve("runs"))) {
      return runs.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The published run's folder. */
  Path run() {
    try {
      String name = Files.readString(output().resolve("LATEST")).strip();
      return output().resolve("runs").resolve(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
