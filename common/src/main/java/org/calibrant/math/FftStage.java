package org.calibrant.math;

/**
 * One stage of a transform of n points.
 *
 * @param n points of the transform
 * @param radix 2, 3, 4, 5 or 8
 * @param blocks independent blocks in n
 * @param m butterflies in a block, n / (radix blocks)
 * @param twiddles of butterfly p the factors W^p, W^2p, …, W^((radix−1) p), each real part, imaginary part
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record FftStage(int n, int radix, int blocks, int m, double[] twiddles) {

  static FftStage of(int n, int radix, int blocks) {
    int length = n / blocks;
    int m = length / radix;
    double[] twiddles = new double[2 * (radix - 1) * m];
    int t = 0;
    for (int p = 0; p < m; p++) {
      for (int j = 1; j < radix; j++) {
        RootsOfUnity.root(-(long) p * j, length, twiddles, t);
        t += 2;
      }
    }

    return new FftStage(n, radix, blocks, m, twiddles);
  }

  /** Whether all twiddles are 1. */
  boolean isPlain() {
    return m == 1;
  }
}
