package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  private static final long SEED = 42;

  @Test
  void aUnitDrawsTheSameNumbersInAnyOrder() {
    RandomStream stream = new RandomStream(SEED, "test");
    long[][] inOrder = new long[50][];
    for (int unit = 0; unit < 50; unit++) {
      inOrder[unit] = draws(stream, unit, 13);
    }

    SplittableRandom order = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      int unit = order.nextInt(50);
      RandomStream either = i % 2 == 0 ? stream : new RandomStream(SEED, "test");
      assertThat(draws(either, unit, 13)).isEqualTo(inOrder[unit]);
    }
  }

  @Test
  void theKeyIsTheDocumentedHash() {
    assertThat(RandomStream.fnv1a("")).isEqualTo(0xCBF29CE484222325L);
    assertThat(RandomStream.fnv1a("foobar")).isEqualTo(0x85944171F73967E8L); // published test value
    assertThat(RandomStream.mix(0x9E3779B97F4A7C15L))
        .isEqualTo(0xE220A8397B1DCDAFL); // SplitMix64, seed 0
  }

  @Test
  void theCounterIsUnitPartAndDraw() {
    RandomStream stream = new RandomStream(SEED, "test");
    long key = RandomStream.mix(RandomStream.mix(SEED) ^ RandomStream.fnv1a("test"));
    stream.start(0x0123456789ABCDEFL, 77);
    for (int draw = 0; draw < 9; draw++) {
      int[] words = new int[4];
      Philox4x32.block(
          new int[] {draw, 77, 0x89ABCDEF, 0x01234567},
          new int[] {(int) key, (int) (key >>> 32)},
          words);
      assertThat(stream.bits()).isEqualTo(Integer.toUnsignedLong(words[0]) | (long) words[1] << 32);
      assertThat(stream.bits()).isEqualTo(Integer.toUnsignedLong(words[2]) | (long) words[3] << 32);
    }
  }

  /** 5 σ of the correlation of n pairs of independent numbers is 5/√n. */
  @Test
  void streamsOfDifferentUnitsPartsPurposesAndSeedsAreUncorrelated() {
    int n = 100_000;
    RandomStream one = new RandomStream(SEED, "one");
    one.start(7);
    RandomStream[] others = {
      new RandomStream(SEED, "one"),
      new RandomStream(SEED, "one"),
      new RandomStream(SEED, "two"),
      new RandomStream(SEED + 1, "one")
    };
    others[0].start(8);
    others[1].start(7, 1);
    others[2].start(7);
    others[3].start(7);
    double[] correlation = new double[others.length];
    for (int i = 0; i < n; i++) {
      double x = one.uniform() - 0.5;
      for (int j = 0; j < others.length; j++) {
        correlation[j] += 12 * x * (others[j].uniform() - 0.5) / n;
      }
    }

    for (double value : correlation) {
      assertThat(value).isCloseTo(0, within(5 / Math.sqrt(n)));
    }
  }

  @Test
  void firstDrawsOfConsecutiveUnitsAreUncorrelated() {
    int n = 100_000;
    RandomStream stream = new RandomStream(SEED, "test");
    double before = 0;
    double correlation = 0;
    for (int unit = 0; unit < n; unit++) {
      stream.start(unit);
      double now = stream.uniform() - 0.5;
      correlation += 12 * before * now / n;
      before = now;
    }

    assertThat(correlation).isCloseTo(0, within(5 / Math.sqrt(n)));
  }

  /** χ² of 256 cells has 255 degrees of freedom; 5 σ above is 368. */
  @Test
  void uniformNumbersFillTheOpenIntervalEvenly() {
    RandomStream stream = new RandomStream(SEED, "test");
    int n = 1 << 20;
    double[] cells = new double[256];
    for (int i = 0; i < n; i++) {
      double u = stream.uniform();
      assertThat(u > 0 && u < 1).isTrue();
      cells[(int) (u * 256)]++;
    }

    double chiSquare = 0;
    for (double cell : cells) {
      chiSquare += (cell - n / 256.0) * (cell - n / 256.0) / (n / 256.0);
    }

    assertThat(chiSquare).isBetween(142.0, 368.0);
  }

  /** Whoever changes these has changed the bits of every library. */
  @Test
  void theBitsArePinned() {
    RandomStream stream = new RandomStream(20260101, "counts");
    stream.start(123_456_789_012L);
    assertThat(stream.bits()).isEqualTo(0xC1427F492D09B346L);
    assertThat(stream.uniform()).isEqualTo(0.46344981364633997);
    assertThat(new double[] {stream.normal(), stream.normal(), stream.normal()})
        .containsExactly(1.1052085945673888, 1.9064638511601162, -1.7851216510543968);
    double[] means = {0.01, 0.7, 5, 9.99, 10, 42, 1e3, 1e6, 1e12, 1e15};
    double[] counts = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      counts[i] = stream.poisson(means[i]);
    }

    assertThat(counts)
        .containsExactly(0, 1, 6, 9, 15, 38, 992, 1001156, 1.000000349412E12, 9.99999978431825E14);
  }

  private static long[] draws(RandomStream stream, long unit, int n) {
    stream.start(unit);
    long[] draws = new long[n];
    for (int i = 0; i < n; i++) {
      draws[i] = stream.bits();
    }

    return draws;
  }
}
