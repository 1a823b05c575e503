package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.calibrant.SmallHeap;
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
      SmallHeap outcome = SmallHeap.run(folder, Mutants.class, folder, name, count, 20261120);
      assertThat(outcome.read()).as(name).isBetween(1, count - 1);
    }
  }
}
