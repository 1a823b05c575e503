package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The known answers are those of Random123's file kat_vectors, philox4x32 with 10 rounds. */
class Philox4x32Test {

  @Test
  void zeroCounterAndKeyGiveThePublishedAnswer() {
    assertThat(block(new int[] {0, 0, 0, 0}, new int[] {0, 0}))
        .containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
  }

  @Test
  void allOnesGiveThePublishedAnswer() {
    assertThat(block(new int[] {-1, -1, -1, -1}, new int[] {-1, -1}))
        .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
  }

  @Test
  void theDigitsOfPiGiveThePublishedAnswer() {
    int[] counter = {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344};
    int[] key = {0xa4093822, 0x299f31d0};
    assertThat(block(counter, key)).containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
  }

  @Test
  void theSecondOfTwoBlocksIsTheBlockOfTheNextCounter() {
    long[] pairs = new long[4];
    Philox4x32.twoBlocks(6, 5, 4, 3, 2, 1, pairs);
    int[] next = block(new int[] {7, 5, 4, 3}, new int[] {2, 1});
    assertThat(pairs[2]).isEqualTo(joined(next[0], next[1]));
    assertThat(pairs[3]).isEqualTo(joined(next[2], next[3]));
  }

  private static long joined(int low, int high) {
    return Integer.toUnsignedLong(low) | ((long) high << 32);
  }

  private static int[] block(int[] counter, int[] key) {
    int[] words = new int[4];
    Philox4x32.block(counter, key, words);
    return words;
  }
}
