package org.calibrant.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static List<Long> drawn(int most, LongStream rows) {
    Draw draw = new Draw(most);
    rows.filter(draw::wants).forEach(row -> draw.take(row, new Object[] {row}));
    return draw.taken().stream().map(values -> (Long) values[0]).toList();
  }

  @Test
  void fewRowsAreAllTaken() {
    assertThat(drawn(10, LongStream.range(0, 7))).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void theSameRowsAreDrawnInWhateverOrderTheyCome() {
    List<Long> forward = drawn(100, LongStream.range(0, 10_000));
    assertThat(forward).hasSize(100).isSorted();
    assertThat(drawn(100, LongStream.range(0, 10_000).map(row -> 9_999 - row))).isEqualTo(forward);
  }

  /** Mean and variance of a uniform distribution, within four standard errors. */
  @Test
  void theDrawIsFair() {
    double[] rows =
        drawn(2000, LongStream.range(0, 200_000)).stream().mapToDouble(row -> row / 2e5).toArray();
    double mean = java.util.Arrays.stream(rows).average().orElseThrow();
    double square = java.util.Arrays.stream(rows).map(row -> row * row).average().orElseThrow();
    assertThat(mean).isCloseTo(0.5, within(4 * Math.sqrt(1 / 12.0 / 2000)));
    assertThat(square).isCloseTo(1 / 3.0, within(4 * Math.sqrt(4 / 45.0 / 2000)));
  }
}
