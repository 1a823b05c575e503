package org.calibrant.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Tiles of 8 rows and two vectors, whose sums stay in registers. */
public final class VectorTileKernel implements TileKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();

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
    for (int block = 0; block < blocks; block++) {
      int first = firstK[block];
      int aAt = block * k * ROWS;
      for (int j = 0; j < COLUMNS; j += 2 * LENGTH) {
        tile(first, k, a, aAt, b, bAt + j, c, cAt + block * ROWS * cStride + j, cStride);
      }
    }
  }

  private static void tile(
      int first,
      int k,
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      int cStride) {
    DoubleVector x0 = DoubleVector.zero(SPECIES);
    DoubleVector y0 = DoubleVector.zero(SPECIES);
    DoubleVector x1 = DoubleVector.zero(SPECIES);
    DoubleVector y1 = DoubleVector.zero(SPECIES);
    DoubleVector x2 = DoubleVector.zero(SPECIES);
    DoubleVector y2 = DoubleVector.zero(SPECIES);
    DoubleVector x3 = DoubleVector.zero(SPECIES);
    DoubleVector y3 = DoubleVector.zero(SPECIES);
    DoubleVector x4 = DoubleVector.zero(SPECIES);
    DoubleVector y4 = DoubleVector.zero(SPECIES);
    DoubleVector x5 = DoubleVector.zero(SPECIES);
    DoubleVector y5 = DoubleVector.zero(SPECIES);
    DoubleVector x6 = DoubleVector.zero(SPECIES);
    DoubleVector y6 = DoubleVector.zero(SPECIES);
    DoubleVector x7 = DoubleVector.zero(SPECIES);
    DoubleVector y7 = DoubleVector.zero(SPECIES);
    for (int i = first; i < k; i++) {
      int p = aAt + i * ROWS;
      int q = bAt + i * COLUMNS;
      DoubleVector u = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector v = DoubleVector.fromArray(SPECIES, b, q + LENGTH);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
      x0 = x0.add(a0.mul(u));
      y0 = y0.add(a0.mul(v));
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[p + 1]);
      x1 = x1.add(a1.mul(u));
      y1 = y1.add(a1.mul(v));
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[p + 2]);
      x2 = x2.add(a2.mul(u));
      y2 = y2.add(a2.mul(v));
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[p + 3]);
      x3 = x3.add(a3.mul(u));
      y3 = y3.add(a3.mul(v));
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[p + 4]);
      x4 = x4.add(a4.mul(u));
      y4 = y4.add(a4.mul(v));
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[p + 5]);
      x5 = x5.add(a5.mul(u));
      y5 = y5.add(a5.mul(v));
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[p + 6]);
      x6 = x6.add(a6.mul(u));
      y6 = y6.add(a6.mul(v));
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[p + 7]);
      x7 = x7.add(a7.mul(u));
      y7 = y7.add(a7.mul(v));
    }

    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LENGTH);
    x1.intoArray(c, cAt + cStride);
    y1.intoArray(c, cAt + cStride + LENGTH);
    x2.intoArray(c, cAt + 2 * cStride);
    y2.intoArray(c, cAt + 2 * cStride + LENGTH);
    x3.intoArray(c, cAt + 3 * cStride);
    y3.intoArray(c, cAt + 3 * cStride + LENGTH);
    x4.intoArray(c, cAt + 4 * cStride);
    y4.intoArray(c, cAt + 4 * cStride + LENGTH);
    x5.intoArray(c, cAt + 5 * cStride);
    y5.intoArray(c, cAt + 5 * cStride + LENGTH);
    x6.intoArray(c, cAt + 6 * cStride);
    y6.intoArray(c, cAt + 6 * cStride + LENGTH);
    x7.intoArray(c, cAt + 7 * cStride);
    y7.intoArray(c, cAt + 7 * cStride + LENGTH);
  }
}
