package org.calibrant.math;

/**
 * Products of packed matrices, C = A B. Every element is Σ_k a_k b_k, each product rounded, then
 * added, in the order of k, in every implementation.
 */
interface TileKernel {
  /** Rows of a block of A. */
  int ROWS = 8;

  /** Columns of a panel of B. */
  int COLUMNS = 16;

  /**
   * One panel of B with many blocks of A.
   *
   * @param a blocks {@code [blocks][k][ROWS]}
   * @param firstK of every block: its elements before are zero and passed over
   * @param b panel {@code [k][COLUMNS]} at {@code bAt}
   * @param c {@code [ROWS blocks][cStride]}; written from {@code cAt} on, all rows of all blocks
   */
  void multiply(
      int blocks,
      int k,
      double[] a,
      int[] firstK,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      int cStride);
}
