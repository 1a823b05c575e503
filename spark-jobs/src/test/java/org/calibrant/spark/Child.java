package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link Driver} in a process of its own, on the class path of the tests. */
record Child(Process process, Path log) {

  static Child start(Path output, long units, long unitsPerPart, int milliseconds, String... jvm)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-Djdk."))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dspark.master=local[2]"));
    command.addAll(List.of(jvm));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Driver.class.getName()));
    command.addAll(List.of(output.toString(), units + "", unitsPerPart + "", milliseconds + ""));
    Path log = Files.createTempFile("driver", ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Child(builder.start(), log);
  }

  /** Waits for the end and gives the exit code. */
  int exit() throws InterruptedException {
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("the driver ends").isTrue();
    return process.exitValue();
  }

  /** Kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  String text() throws IOException {
    return Files.readString(log);
  }
}
