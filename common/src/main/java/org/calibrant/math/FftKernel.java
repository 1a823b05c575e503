package org.calibrant.math;

/**
 * The butterflies of one stage of a transform, decimated in frequency. The data are {@code
 * [n][stride]} with real and imaginary parts apart; lanes {@code from ≤ l < to} are transformed,
 * each on its own.
 *
 * <p>A stage with radix r on blocks of length L = r m takes the r values a_i at b + p + i m of every
 * block b and every p &lt; m, and puts in their places
 *
 * <pre>
 *   y_j = W_L^(p j) Σ_i W_r^(i j) a_i,   W_N = e^(−2πi/N).
 * </pre>
 *
 * Each lane sees the same operations in the same order in every implementation.
 */
interface FftKernel {
  /** √½. */
  double ROOT = 0.7071067811865476;

  /** √3 / 2, the sine of 60°. */
  double SIN60 = 0.8660254037844386;

  /** Cosines and sines of 72° and 144°. */
  double COS72 = 0.30901699437494745;

  double COS144 = -0.8090169943749475;
  double SIN72 = 0.9510565162951535;
  double SIN144 = 0.5877852522924731;

  void butterflies(FftStage stage, double[] re, double[] im, int stride, int from, int to);

  /**
   * Multiplies a spectrum by a filter: row k of the product is (hRe[k] + i hIm[k]) times row {@code
   * order[k]} of the spectrum.
   *
   * @param lanes of every row, all taken
   */
  void filter(
      int[] order,
      double[] hRe,
      double[] hIm,
      double[] re,
      double[] im,
      double[] outRe,
      double[] outIm,
      int lanes);
}
