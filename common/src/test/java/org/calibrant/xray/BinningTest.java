package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which channels become which bins. */
class BinningTest {
  private static final Observation OBSERVATION = new Observation(Trial.ccd(), 1);
  private static final Notice.Range TEN = new Notice.Range(2, 12);

  @Test
  void theGroupingOfTheFileCountsForWholeBinsOnly() {
    int[] grouping = new int[64];
    java.util.Arrays.fill(grouping, 1);
    grouping[1] = -1; // 0-1 ends before the noticed channels
    grouping[4] = -1; // 3-4
    grouping[5] = -1; // 3-5
    grouping[12] = -1; // 11-12 reaches beyond
    ChannelBins bins = new FileGrouping(true).of(spectrum(grouping, new int[0]), TEN);
    assertThat(bins.of()).containsExactly(0, 1, 1, 1, 2, 3, 4, 5, 6, -1);
    assertThat(bins.bins()).isEqualTo(7);
  }

  @Test
  void aBinThatBeganBeforeTheNoticedChannelsIsLeftOut() {
    int[] grouping = new int[64];
    java.util.Arrays.fill(grouping, 1);
    grouping[2] = -1;
    grouping[3] = -1;
    ChannelBins bins = new FileGrouping(true).of(spectrum(grouping, new int[0]), TEN);
    assertThat(bins.of()).containsExactly(-1, -1, 0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void badChannelsAreLeftOutIfWanted() {
    int[] quality = new int[64];
    quality[3] = 5;
    quality[4] = ObservedSpectra.ABSENT;
    assertThat(new NoGrouping(true).of(spectrum(new int[0], quality), TEN).of())
        .containsExactly(0, -1, -1, 1, 2, 3, 4, 5, 6, 7);
    assertThat(new NoGrouping(false).of(spectrum(new int[0], quality), TEN).of())
        .as("a channel that the file does not have is never a bin")
        .containsExactly(0, 1, -1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void minimumCountsAreReachedFromWhereTheScopeBegins() {
    // one count in every channel: bins of three
    assertThat(
            new MinimumCounts(3, MinimumCounts.Scope.NOTICED, true)
                .of(spectrum(new int[0], new int[0]), TEN)
                .of())
        .containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, -1);
    assertThat(
            new MinimumCounts(3, MinimumCounts.Scope.FILE, true)
                .of(spectrum(new int[0], new int[0]), TEN)
                .of())
        .as("3-5, 6-8, 9-11")
        .containsExactly(-1, 0, 0, 0, 1, 1, 1, 2, 2, 2);
  }

  @Test
  void sumsRunOverTheChannelsOfABin() {
    ChannelBins bins = new ChannelBins(2, new int[] {0, -1, 0, 1});
    double[] sums = new double[2];
    bins.sum(new double[] {99, 1, 2, 4, 8}, 1, sums);
    assertThat(sums).containsExactly(5, 8);
  }

  private static SpectrumList.Spectrum spectrum(int[] grouping, int[] quality) {
    double[] counts = new double[64];
    java.util.Arrays.fill(counts, 1);
    return new SpectrumList.Spectrum("s", OBSERVATION, counts, new double[0], grouping, quality);
  }
}
