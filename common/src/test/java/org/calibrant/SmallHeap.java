package org.calibrant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs that read damaged files in a process of their own with a heap of 256 MB. Their last line says
 * how many were read, how many refused, and how many milliseconds the slowest took.
 *
 * @param read files that gave data
 * @param refused files that were refused in one line
 * @param slowestMs time of the slowest [ms]
 */
public record SmallHeap(int read, int refused, long slowestMs) {
  private static final int MINUTES = 5;
  private static final long LIMIT_MS = 10_000;

  /** Runs a program, which must end by itself with exit code 0. */
  public static SmallHeap run(Path folder, Class<?> program, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }

    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output);
    assertThat(ended).as("ended by itself: " + text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    String[] lines = text.strip().split("\\R", -1);
    String[] numbers = lines[lines.length - 1].split(" ", -1);
    SmallHeap outcome =
        new SmallHeap(
            Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Long.parseLong(numbers[2]));
    assertThat(outcome.slowestMs()).as("slowest in ms").isLessThan(LIMIT_MS);
    return outcome;
  }
}
