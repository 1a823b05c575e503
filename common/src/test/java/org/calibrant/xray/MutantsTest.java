package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of observations and of models in a heap of 256 MB. */
class MutantsTest {
  private static final Path DATA = Path.of("../conf/data").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void aDamagedFileIsReadOrToldInOneLine() throws Exception {
    mutate(100);
  }

  @Test
  @Tag("faults")
  void aThousandDamagedFilesAreReadOrToldInOneLine() throws Exception {
    mutate(1000);
  }

  private void mutate(int count) throws Exception {
    for (String name : List.of("ccd.arf", "ccd.rmf", "source.pha", "source_bkg.pha")) {
      Files.copy(DATA.resolve(name), folder.resolve(name));
    }

    SmallAtomDb.write(folder);
    SmallTables.plane(folder, true);
    SmallTables.crossSection(folder);
    for (String name :
        List.of(
            "ccd.arf",
            "ccd.rmf",
            "source.pha",
            "source_bkg.pha",
            "line.fits",
            "coco.fits",
            "plane-T.fits",
            "sigma.fits")) {
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
                  name,
                  Integer.toString(count),
                  "20261120")
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(name + ": " + output).isZero();
      String[] numbers = output.strip().split(" ", -1);
      int read = Integer.parseInt(numbers[0]);
      assertThat(read).as(name).isBetween(1, count - 1);
      assertThat(Long.parseLong(numbers[2])).as("longest in ms").isLessThan(10_000);
    }
  }
}
