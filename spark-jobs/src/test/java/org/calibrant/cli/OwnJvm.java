package org.calibrant.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The door in a JVM of its own, which can be killed. */
final class OwnJvm {
  private OwnJvm() {}

  /** Starts it; what it prints goes to {@code out.txt} and {@code err.txt} in the folder. */
  static Process start(Path folder, List<String> arguments, Path... jars) throws IOException {
    return start(folder, List.of(), arguments, jars);
  }

  /** The same, with options of the JVM. */
  static Process start(Path folder, List<String> options, List<String> arguments, Path... jars)
      throws IOException {
    return start(folder, Main.class.getName(), options, arguments, jars);
  }

  /** The same, with the folder as the current one. */
  static Process startIn(Path folder, List<String> arguments) throws IOException {
    return builder(folder, Main.class.getName(), List.of(), arguments)
        .directory(folder.toFile())
        .start();
  }

  /** The same with a main class of somebody else, on the class path of the tests. */
  static Process start(
      Path folder, String main, List<String> options, List<String> arguments, Path... jars)
      throws IOException {
    return builder(folder, main, options, arguments, jars).start();
  }

  private static ProcessBuilder builder(
      Path folder, String main, List<String> options, List<String> arguments, Path... jars) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (argument.startsWith("--add-opens") || argument.startsWith("-Djdk.")) {
        command.add(argument);
      }
    }

    command.addAll(options);
    // A user's jar meets what a distribution has; our own tests bring campaigns of theirs.
    StringBuilder path =
        new StringBuilder(jars.length > 0 ? OwnJar.ours() : System.getProperty("java.class.path"));
    for (Path jar : jars) {
      path.append(java.io.File.pathSeparator).append(jar);
    }

    command.addAll(List.of("-cp", path.toString(), main));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile());
  }
}
