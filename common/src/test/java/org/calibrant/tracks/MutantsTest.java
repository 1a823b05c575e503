package org.calibrant.tracks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.calibrant.SmallHeap;
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
    int accepted = SmallHeap.run(folder, Mutants.class, folder, kind, count, 20261120).read();
    assertThat(accepted).isBetween(1, kind.equals("copy") ? count : count - 1);
    if (kind.equals("copy")) {
      assertThat(accepted).as("damaged copies that did not matter").isEqualTo(count);
    }
  }
}
