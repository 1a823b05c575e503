package org.calibrant.tracks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged field maps and states in a heap of 256 MB; {@code -Dcalibrant.mutants=1000} for more of
 * them.
 */
class MutantsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"map", "gz", "copy", "npz", "csv"})
  void aDamagedFileIsReadOrToldInOneLine(String kind) throws Exception {
    int count = Integer.getInteger("calibrant.mutants", 100);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Mutants.class.getName(),
                folder.toString(),
                kind,
                Integer.toString(count),
                "20261120")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(kind + ": " + output).isZero();
    String[] lines = output.strip().split("\\R", -1);
    String[] numbers = lines[lines.length - 1].split(" ", -1);
    int accepted = Integer.parseInt(numbers[0]);
    assertThat(accepted).isBetween(1, kind.equals("copy") ? count : count - 1);
    assertThat(Long.parseLong(numbers[2])).as("longest in ms").isLessThan(10_000);
    if (kind.equals("copy")) {
      assertThat(accepted).as("damaged copies that did not matter").isEqualTo(count);
    }
  }
}
