package org.calibrant.math;

import java.util.Arrays;

/** Tile by tile, in loops that C2 can vectorise. */
final class PlainTileKernel implements TileKernel {

  @Override
  public void multiply(
      int blocks,
      int k,
      double[] a,
      int[] firstK,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      int cStride) {
    double[] sums = new double[COLUMNS];
    for (int block = 0; block < blocks; block++) {
      for (int row = 0; row < ROWS; row++) {
        Arrays.fill(sums, 0);
        for (int i = firstK[block]; i < k; i++) {
          add(sums, a[(block * k + i) * ROWS + row], b, bAt + i * COLUMNS);
        }

        System.arraycopy(sums, 0, c, cAt + (block * ROWS + row) * cStride, COLUMNS);
      }
    }
  }

  private static void add(double[] sums, double factor, double[] b, int at) {
    for (int j = 0; j < COLUMNS; j++) {
      sums[j] += factor * b[at + j];
    }
  }
}
