package org.calibrant.math;

import java.util.Arrays;

/**
 * Draws from Poisson distributions whose means are multiples of ½, by Walker's alias method: a
 * column is chosen evenly, and within it either its own count or its alias.
 *
 * <p>A column holds its threshold in 56 bits and its alias in 8. Most draws look only at the leading
 * bits of the threshold; the few whose bits equal these draw the rest, so that the probabilities are
 * good to 2⁻⁵⁶.
 *
 * <p>Sources: A. J. Walker, ACM TOMS 3, 253 (1977); construction by M. D. Vose, IEEE Trans. Softw.
 * Eng. 17, 972 (1991).
 */
final class PoissonTables {
  /** The distance between two tabulated means. */
  static final double STEP = 0.5;

  /** The tabulated means end below this one. */
  static final double END = 128;

  private static final long ALL = 1L << 56;
  private static final long[][] COLUMNS = new long[(int) (END / STEP)][];
  private static final int[] LOWEST = new int[COLUMNS.length];

  static {
    for (int index = 0; index < COLUMNS.length; index++) {
      tabulate(index);
    }
  }

  private PoissonTables() {}

  /**
   * A count from the distribution with mean {@code index · STEP}.
   *
   * @param high 32 random bits
   * @param stream for more bits, should they be needed
   */
  static int draw(int index, int high, RandomStream stream) {
    long[] columns = COLUMNS[index];
    int bits = Integer.numberOfTrailingZeros(columns.length);
    int column = high >>> (32 - bits);
    long entry = columns[column];
    int fraction = high & (-1 >>> bits);
    int threshold = (int) (entry >>> (32 + bits));
    boolean own = fraction < threshold;
    if (fraction == threshold) {
      long rest = (entry >>> 8) & ((1L << (24 + bits)) - 1);
      own = (stream.bits() >>> (40 - bits)) < rest;
    }

    return LOWEST[index] + (own ? column : (int) entry & 0xFF);
  }

  private static void tabulate(int index) {
    double mean = index * STEP;
    // what is left out on either side is less than 10⁻¹⁶ of the distribution
    int lowest = (int) Math.max(0, Math.ceil(mean - 8.5 * Math.sqrt(mean)));
    int highest = (int) Math.ceil(mean + 8.5 * Math.sqrt(mean) + 14);
    int columns = Math.max(2, Integer.highestOneBit(highest - lowest) * 2);
    LOWEST[index] = lowest;
    COLUMNS[index] = aliased(probabilities(mean, lowest, columns));
  }

  /** p(lowest), p(lowest + 1), …; from the mode by p(k + 1) = p(k) μ / (k + 1), made to sum to 1. */
  private static double[] probabilities(double mean, int lowest, int count) {
    double[] p = new double[count];
    int mode = (int) mean - lowest;
    p[mode] = 1;
    for (int i = mode; i + 1 < count; i++) {
      p[i + 1] = p[i] * mean / (lowest + i + 1);
    }

    for (int i = mode; i > 0; i--) {
      p[i - 1] = p[i] * (lowest + i) / mean;
    }

    double sum = Arrays.stream(p).sum();
    for (int i = 0; i < count; i++) {
      p[i] /= sum;
    }

    return p;
  }

  private static long[] aliased(double[] p) {
    int n = p.length;
    long[] columns = new long[n];
    double[] height = new double[n];
    int[] waiting = new int[n]; // lower than 1 from the left, the others from the right
    int low = 0;
    int high = n;
    for (int i = 0; i < n; i++) {
      height[i] = p[i] * n;
      if (height[i] < 1) {
        waiting[low++] = i;
      } else {
        waiting[--high] = i;
      }
    }

    while (low > 0 && high < n) {
      int poor = waiting[--low];
      int rich = waiting[high];
      columns[poor] = entry(height[poor], rich);
      height[rich] -= 1 - height[poor];
      if (height[rich] < 1) {
        high++;
        waiting[low++] = rich;
      }
    }

    for (int i = 0; i < low; i++) {
      columns[waiting[i]] = entry(1, waiting[i]);
    }

    for (int i = high; i < n; i++) {
      columns[waiting[i]] = entry(1, waiting[i]);
    }

    return columns;
  }

  private static long entry(double threshold, int alias) {
    long bits = Math.min((long) (threshold * ALL), ALL - 1);
    return bits << 8 | alias;
  }
}
