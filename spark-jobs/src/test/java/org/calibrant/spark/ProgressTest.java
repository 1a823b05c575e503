package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
  private final AtomicLong clock = new AtomicLong(1);

  @Test
  void theRateCountsOnlyWhatThisStartComputed() {
    try (Progress progress = progress(false, Duration.ofHours(1))) {
      progress.begin("LibraryRow", 10_000);
      progress.kept(4_000, 3);
      clock.addAndGet(TimeUnit.SECONDS.toNanos(10));
      progress.done(1_000, 2);
      progress.within(progress.part(), 1_000, 1);
      assertThat(progress.line())
          .isEqualTo("LibraryRow  6,000/10,000 units (60 %)  200.0 unit/s  ETA 0:20  failed 6");
    }
  }

  @Test
  void lateNewsOfAFinishedPartIsIgnored() {
    try (Progress progress = progress(false, Duration.ofHours(1))) {
      progress.begin("A", 100);
      int part = progress.part();
      progress.done(50, 0);
      progress.within(part, 50, 0);
      assertThat(progress.line()).startsWith("A  50/100 units");
    }
  }

  @Test
  void aTerminalHasOneLinePerTable() throws Exception {
    try (Progress progress = progress(true, Duration.ofMillis(5))) {
      progress.begin("A", 2);
      progress.done(1, 0);
      TimeUnit.MILLISECONDS.sleep(50);
      progress.done(1, 0);
      progress.begin("B", 1);
      progress.done(1, 0);
      progress.begin("B", 1);
      progress.done(1, 0);
    }

    String written = text.toString(StandardCharsets.UTF_8);
    assertThat(
            Stream.of(written.split("\n")).map(line -> line.substring(line.lastIndexOf('\r') + 1)))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("A  2/2 units"))
        .anyMatch(line -> line.startsWith("B  2/2 units"));
    assertThat(written).contains("\rA  1/2 units (50 %)");
  }

  private Progress progress(boolean terminal, Duration every) {
    return new Progress(out, terminal, every, clock::get);
  }
}
