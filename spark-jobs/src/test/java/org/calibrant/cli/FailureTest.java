package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.calibrant.core.BadInput;
import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void aBadInputIsOneLineEvenWhenAWorkerFoundIt() {
    Throwable found = new BadInput("x.arf", "row 3", "ENERG_LO >= ENERG_HI");
    Failure failure = Failure.of(new RuntimeException("Job aborted", found));
    assertThat(failure.exit()).isEqualTo(Exit.INPUT);
    assertThat(failure.lines()).containsExactly("x.arf: row 3: ENERG_LO >= ENERG_HI");
  }

  @Test
  void aFullDiskIsTemporary() {
    Failure failure =
        Failure.of(new UncheckedIOException(new IOException("write: No space left on device")));
    assertThat(failure.exit()).isEqualTo(Exit.TEMPORARY);
    assertThat(failure.lines())
        .containsExactly(
            "write: No space left on device; finished parts are kept, make room and give the same"
                + " command");
  }

  @Test
  void whatNobodyExpectedKeepsItsTrace() {
    Failure failure = Failure.of(new IllegalStateException("odd"));
    assertThat(failure.exit()).isEqualTo(Exit.FAULT);
    assertThat(String.join("\n", failure.lines()))
        .contains("odd")
        .contains("whatNobodyExpectedKeepsItsTrace");
  }

  @Test
  void everyExitCodeIsTheOneThatScriptsKnow() {
    assertThat(Exit.values())
        .extracting(exit -> exit.code)
        .containsExactly(0, 1, 2, 3, 4, 6, 75, 85);
  }
}
