package org.calibrant.diffraction;

/**
 * The uniform numbers of the C program nanoBragg: multiplication by 16807 modulo 2³¹ − 1 behind a
 * shuffle table of 32 entries, as single-precision numbers in (0, 1).
 *
 * <p>Source: S. K. Park, K. W. Miller, Comm. ACM 31, 1192 (1988); the shuffle is that of C. Bays and S.
 * D. Durham, ACM TOMS 2, 59 (1976).
 */
final class ShuffledLehmer {
  private static final long MULTIPLIER = 16807;
  private static final long MODULUS = 2147483647;
  private static final int ENTRIES = 32;
  private static final int WARM_UP = 8;
  private static final long DIVISOR = 1 + (MODULUS - 1) / ENTRIES;
  private static final float LARGEST = (float) (1 - 1.2e-7);

  private final long[] table = new long[ENTRIES];
  private long state;
  private long last;

  /**
   * @param seed as on the program's command line; its sign does not count
   */
  ShuffledLehmer(long seed) {
    state = Math.max(1, Math.abs(seed));
    for (int j = ENTRIES + WARM_UP - 1; j >= 0; j--) {
      step();
      if (j < ENTRIES) {
        table[j] = state;
      }
    }

    last = table[0];
  }

  private void step() {
    state = MULTIPLIER * state % MODULUS;
  }

  float next() {
    step();
    int j = (int) (last / DIVISOR);
    last = table[j];
    table[j] = state;
    return Math.min((float) (1.0 / MODULUS * last), LARGEST);
  }
}
