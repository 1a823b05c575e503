package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceReportTest {

  @Test
  void aSliceThatRanTwiceCountsOnce() {
    SliceReport sum = SliceReport.sum(List.of(report(1, 5), report(0, 7), report(1, 5)));
    assertThat(sum.units()).isEqualTo(12);
    assertThat(sum.rows()).isEqualTo(24);
    assertThat(sum.failedRows()).isEqualTo(2);
    assertThat(sum.hash().toString()).endsWith("0c");
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 3", "7, 7, 1", "5, 9223372036854775807, 1000", "3, 10, 7"})
  void slicesTileTheirRangeEvenly(long from, long to, int slices) {
    Range range = new Range(from, to);
    List<Range> parts = IntStream.range(0, slices).mapToObj(i -> range.slice(i, slices)).toList();
    assertThat(parts.get(0).from()).isEqualTo(from);
    assertThat(parts.get(slices - 1).to()).isEqualTo(to);
    for (int i = 1; i < slices; i++) {
      assertThat(parts.get(i).from()).isEqualTo(parts.get(i - 1).to());
    }

    long least = parts.stream().mapToLong(Range::size).min().orElseThrow();
    long most = parts.stream().mapToLong(Range::size).max().orElseThrow();
    assertThat(most - least).isBetween(0L, 1L);
  }

  private static SliceReport report(int slice, long units) {
    ContentHash hash = new ContentHash();
    hash.add(0, units);
    return new SliceReport(slice, units, 2 * units, new TreeMap<>(Map.of("stalled", 1L)), hash);
  }
}
