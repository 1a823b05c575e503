package org.calibrant.math;

/**
 * Sobol's sequence: points of the unit cube that fill it more evenly than random ones. The first 2ᵐ
 * points have one in each of the 2ᵐ intervals of every axis.
 *
 * <p>Coordinate j of point i is the exclusive or of the direction numbers v_k of j for the bits k of
 * i; the direction numbers follow from a primitive polynomial and its initial numbers by Sobol's
 * recurrence. A digital shift (the exclusive or with one random number per axis) keeps the evenness
 * and makes a mean over the points free of bias.
 *
 * <p>Sources: I. M. Sobol, USSR Comput. Math. Math. Phys. 7, 86 (1967); the polynomials and initial
 * numbers are the first ones of S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30, 2635 (2008).
 */
public final class Sobol {
  private static final int BITS = 32;
  private static final double TWO_TO_MINUS_53 = 0x1p-53;

  private final long[][] directions;
  private final long[] shift;

  /**
   * @param dimensions from 1 to {@link #mostDimensions}
   * @param stream gives the digital shift, one number per axis, from where it stands
   */
  public Sobol(int dimensions, RandomStream stream) {
    if (dimensions < 1 || dimensions > mostDimensions()) {
      throw new IllegalArgumentException(
          "Sobol's sequence has 1 to %d dimensions here, not %d"
              .formatted(mostDimensions(), dimensions));
    }

    directions = new long[dimensions][];
    shift = new long[dimensions];
    for (int j = 0; j < dimensions; j++) {
      directions[j] = directions(j);
      shift[j] = stream.bits() >>> 11;
    }
  }

  /** How many dimensions there can be. */
  public static int mostDimensions() {
    return TABLE.length + 1;
  }

  /**
   * Writes a point.
   *
   * @param index 0 ≤ index &lt; 2³²
   * @param out one coordinate per dimension, each within (0, 1)
   */
  public void point(long index, double[] out) {
    for (int j = 0; j < directions.length; j++) {
      long bits = 0;
      long left = index;
      for (int k = 0; left != 0; k++, left >>>= 1) {
        if ((left & 1) != 0) {
          bits ^= directions[j][k];
        }
      }

      out[j] = ((bits << (53 - BITS) ^ shift[j]) | 1) * TWO_TO_MINUS_53;
    }
  }

  private static long[] directions(int dimension) {
    long[] v = new long[BITS];
    if (dimension == 0) {
      for (int k = 0; k < BITS; k++) {
        v[k] = 1L << (BITS - 1 - k);
      }

      return v;
    }

    int[] row = TABLE[dimension - 1];
    int polynomial = row[0];
    int degree = row.length - 1;
    for (int k = 0; k < BITS; k++) {
      if (k < degree) {
        v[k] = (long) row[k + 1] << (BITS - 1 - k);
      } else {
        v[k] = v[k - degree] ^ (v[k - degree] >>> degree);
        for (int q = 1; q < degree; q++) {
          if ((polynomial >>> (degree - q) & 1) != 0) {
            v[k] ^= v[k - q];
          }
        }
      }
    }

    return v;
  }

  /** Per further axis: the polynomial, its highest power as its highest bit, and m₁, m₂, … */
  private static final int[][] TABLE = {
    {3, 1},
    {7, 1, 3},
    {11, 1, 3, 1},
    {13, 1, 1, 1},
    {19, 1, 1, 3, 3},
    {25, 1, 3, 5, 13},
    {37, 1, 1, 5, 5, 17},
    {41, 1, 1, 5, 5, 5},
    {47, 1, 1, 7, 11, 19},
    {55, 1, 1, 5, 1, 1},
    {59, 1, 1, 1, 3, 11},
    {61, 1, 3, 5, 5, 31},
    {67, 1, 3, 3, 9, 7, 49},
    {91, 1, 1, 1, 15, 21, 21},
    {97, 1, 3, 1, 13, 27, 49},
    {103, 1, 1, 1, 15, 7, 5},
    {109, 1, 3, 1, 15, 13, 25},
    {115, 1, 1, 5, 5, 19, 61},
    {131, 1, 3, 7, 11, 23, 15, 103},
    {137, 1, 3, 7, 13, 13, 15, 69},
    {143, 1, 1, 3, 13, 7, 35, 63},
    {145, 1, 3, 5, 9, 1, 25, 53},
    {157, 1, 3, 1, 13, 9, 35, 107},
    {167, 1, 3, 1, 5, 27, 61, 31},
    {171, 1, 1, 5, 11, 19, 41, 61},
    {185, 1, 3, 5, 3, 3, 13, 69},
    {191, 1, 1, 7, 13, 1, 19, 1},
    {193, 1, 3, 7, 5, 13, 19, 59},
    {203, 1, 1, 3, 9, 25, 29, 41},
    {211, 1, 3, 5, 13, 23, 1, 55},
    {213, 1, 3, 7, 3, 13, 59, 17},
    {229, 1, 3, 1, 3, 5, 53, 69},
    {239, 1, 1, 5, 5, 23, 33, 13},
    {241, 1, 1, 7, 7, 1, 61, 123},
    {247, 1, 1, 7, 9, 13, 61, 49},
    {253, 1, 3, 3, 5, 3, 55, 33},
    {285, 1, 3, 1, 15, 31, 13, 49, 245},
    {299, 1, 3, 5, 15, 31, 59, 63, 97},
    {301, 1, 3, 1, 11, 11, 11, 77, 249},
    {333, 1, 3, 1, 11, 27, 43, 71, 9},
    {351, 1, 1, 7, 15, 21, 11, 81, 45},
    {355, 1, 3, 7, 3, 25, 31, 65, 79},
    {357, 1, 3, 1, 1, 19, 11, 3, 205},
    {361, 1, 1, 5, 9, 19, 21, 29, 157},
    {369, 1, 3, 7, 11, 1, 33, 89, 185},
    {391, 1, 3, 3, 3, 15, 9, 79, 71},
    {397, 1, 3, 7, 11, 15, 39, 119, 27},
    {425, 1, 1, 3, 1, 11, 31, 97, 225},
    {451, 1, 1, 1, 3, 23, 43, 57, 177},
    {463, 1, 3, 7, 7, 17, 17, 37, 71},
    {487, 1, 3, 1, 5, 27, 63, 123, 213},
    {501, 1, 1, 3, 5, 11, 43, 53, 133},
    {529, 1, 3, 5, 5, 29, 17, 47, 173, 479},
    {539, 1, 3, 3, 11, 3, 1, 109, 9, 69},
    {545, 1, 1, 1, 5, 17, 39, 23, 5, 343},
    {557, 1, 3, 1, 5, 25, 15, 31, 103, 499},
    {563, 1, 1, 1, 11, 11, 17, 63, 105, 183},
    {601, 1, 1, 5, 11, 9, 29, 97, 231, 363},
    {607, 1, 1, 5, 15, 19, 45, 41, 7, 383},
    {617, 1, 3, 7, 7, 31, 19, 83, 137, 221},
    {623, 1, 1, 1, 3, 23, 15, 111, 223, 83},
    {631, 1, 1, 5, 13, 31, 15, 55, 25, 161},
    {637, 1, 1, 3, 13, 25, 47, 39, 87, 257}
  };
}
