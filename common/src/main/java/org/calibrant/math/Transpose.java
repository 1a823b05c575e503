package org.calibrant.math;

/** Exchanges rows and columns of a matrix, block by block, so that both sides stay in the cache. */
public final class Transpose {
  private static final int BLOCK = 16;

  private Transpose() {}

  /**
   * out[outAt + c outStride + r] = in[inAt + r inStride + c].
   *
   * @param rows rows of {@code in} that are taken
   * @param columns columns of {@code in} that are taken
   */
  public static void of(
      double[] in,
      int inAt,
      int inStride,
      int rows,
      int columns,
      double[] out,
      int outAt,
      int outStride) {
    for (int r0 = 0; r0 < rows; r0 += BLOCK) {
      int r1 = Math.min(rows, r0 + BLOCK);
      for (int c0 = 0; c0 < columns; c0 += BLOCK) {
        int c1 = Math.min(columns, c0 + BLOCK);
        for (int c = c0; c < c1; c++) {
          int to = outAt + c * outStride;
          int from = inAt + c;
          for (int r = r0; r < r1; r++) {
            out[to + r] = in[from + r * inStride];
          }
        }
      }
    }
  }
}
