package org.calibrant.diffraction;

/**
 * The normal numbers that PyTorch's {@code torch.randn} draws on a CPU in double precision, for a
 * seeded {@code torch.Generator}: a Mersenne Twister, 53-bit uniform numbers, and Box–Muller.
 *
 * <p>Fewer than sixteen numbers are drawn pair by pair, and the second of a pair waits for the next
 * draw. Sixteen or more are drawn as uniform numbers first and then transformed in groups of
 * sixteen; when the last group is not full, the last sixteen places are drawn anew.
 *
 * <p>Source: M. Matsumoto, T. Nishimura, ACM TOMACS 8, 3 (1998), for the generator MT19937.
 */
final class Torch {
  private static final int WORDS = 624;
  private static final int LAG = 397;
  private static final int GROUP = 16;
  private static final double TWO_PI = 2 * Math.PI;

  private final int[] state = new int[WORDS];
  private int next = WORDS;
  private double spare = Double.NaN;

  /**
   * @param seed as given to {@code manual_seed}; its lowest 31 bits count, as in nanoBragg's port
   */
  Torch(long seed) {
    state[0] = (int) (seed & 0x7fffffffL);
    for (int i = 1; i < WORDS; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /** The next draw of so many numbers. */
  double[] normals(int count) {
    double[] draw = new double[count];
    if (count < GROUP) {
      for (int i = 0; i < count; i++) {
        draw[i] = single();
      }

      return draw;
    }

    for (int i = 0; i < count; i++) {
      draw[i] = uniform();
    }

    for (int from = 0; from + GROUP <= count; from += GROUP) {
      transform(draw, from);
    }

    if (count % GROUP != 0) {
      for (int i = count - GROUP; i < count; i++) {
        draw[i] = uniform();
      }

      transform(draw, count - GROUP);
    }

    return draw;
  }

  private double single() {
    if (!Double.isNaN(spare)) {
      double kept = spare;
      spare = Double.NaN;
      return kept;
    }

    double u1 = uniform();
    double u2 = uniform();
    double r = Math.sqrt(-2 * StrictMath.log1p(-u2));
    double angle = TWO_PI * u1;
    spare = r * StrictMath.sin(angle);
    return r * StrictMath.cos(angle);
  }

  private static void transform(double[] draw, int from) {
    for (int j = from; j < from + GROUP / 2; j++) {
      double r = Math.sqrt(-2 * StrictMath.log(1 - draw[j]));
      double angle = TWO_PI * draw[j + GROUP / 2];
      draw[j] = r * StrictMath.cos(angle);
      draw[j + GROUP / 2] = r * StrictMath.sin(angle);
    }
  }

  /** Uniform on [0, 1) with 53 bits, the high word drawn first. */
  double uniform() {
    long high = word();
    long low = word() & 0xffffffffL;
    return ((high << 32 | low) & ((1L << 53) - 1)) * 0x1p-53;
  }

  private int word() {
    if (next == WORDS) {
      refill();
      next = 0;
    }

    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void refill() {
    for (int k = 0; k < WORDS; k++) {
      int y = (state[k] & 0x80000000) | (state[(k + 1) % WORDS] & 0x7fffffff);
      state[k] = state[(k + LAG) % WORDS] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
    }
  }
}
