package org.calibrant.math;

/**
 * The counter-based generator Philox4x32-10: a bijection of a 128-bit counter, chosen by a 64-bit
 * key. Ten rounds of
 *
 * <pre>
 *   (c0, c1, c2, c3) → (hi(M1 c2) ^ c1 ^ k0,  lo(M1 c2),  hi(M0 c0) ^ c3 ^ k1,  lo(M0 c0))
 *   k0 → k0 + W0,   k1 → k1 + W1
 * </pre>
 *
 * on 32-bit words, where hi and lo are the halves of a 64-bit product.
 *
 * <p>Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy
 * as 1, 2, 3", SC11 (2011).
 */
public final class Philox4x32 {
  private static final int ROUNDS = 10;
  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;
  private static final long LOW = 0xFFFFFFFFL;

  private Philox4x32() {}

  /**
   * The four words of one counter.
   *
   * @param counter four words, least significant first; unchanged
   * @param key two words; unchanged
   * @param words receives four words
   */
  public static void block(int[] counter, int[] key, int[] words) {
    long[] pairs = new long[4];
    twoBlocks(counter[0], counter[1], counter[2], counter[3], key[0], key[1], pairs);
    words[0] = (int) pairs[0];
    words[1] = (int) (pairs[0] >>> 32);
    words[2] = (int) pairs[1];
    words[3] = (int) (pairs[1] >>> 32);
  }

  /**
   * The blocks of the counters (c0, c1, c2, c3) and (c0 + 1, c1, c2, c3), without carry. The two
   * are independent chains of products, which a processor overlaps.
   *
   * @param pairs receives four times two words: w0 | w1 ≪ 32 and w2 | w3 ≪ 32 of each block
   */
  static void twoBlocks(int c0, int c1, int c2, int c3, int key0, int key1, long[] pairs) {
    int k0 = key0;
    int k1 = key1;
    int a0 = c0;
    int a1 = c1;
    int a2 = c2;
    int a3 = c3;
    int b0 = c0 + 1;
    int b1 = c1;
    int b2 = c2;
    int b3 = c3;
    for (int round = 0; round < ROUNDS; round++) {
      long aLow = M0 * (a0 & LOW);
      long aHigh = M1 * (a2 & LOW);
      long bLow = M0 * (b0 & LOW);
      long bHigh = M1 * (b2 & LOW);
      a0 = (int) (aHigh >>> 32) ^ a1 ^ k0;
      a1 = (int) aHigh;
      a2 = (int) (aLow >>> 32) ^ a3 ^ k1;
      a3 = (int) aLow;
      b0 = (int) (bHigh >>> 32) ^ b1 ^ k0;
      b1 = (int) bHigh;
      b2 = (int) (bLow >>> 32) ^ b3 ^ k1;
      b3 = (int) bLow;
      k0 += W0;
      k1 += W1;
    }

    pairs[0] = (a0 & LOW) | ((long) a1 << 32);
    pairs[1] = (a2 & LOW) | ((long) a3 << 32);
    pairs[2] = (b0 & LOW) | ((long) b1 << 32);
    pairs[3] = (b2 & LOW) | ((long) b3 << 32);
  }
}
