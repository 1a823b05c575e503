package org.calibrant.optics.wave;

import java.util.Arrays;
import org.calibrant.math.PackedProduct;

/**
 * Y = Kᵀ X K for a complex X and K_ij = exp(±2πi ξ_i υ_j), where both ξ and υ are symmetric about
 * zero. The cosine is even and the sine odd in either index, so with sums and differences of mirrored
 * rows and columns of X only real matrices C = cos and S = ± sin of a quarter of the size are left:
 * two products with four times less work than the complex ones.
 *
 * <p>An instance owns its scratch arrays: use one per thread.
 */
final class FoldedProduct {
  private static final int TILE = PackedProduct.COLUMNS;

  private final int n;
  private final int m;

  /** Mirrored pairs of inputs and of outputs; the middle of an odd number is its own mirror. */
  private final int h;

  private final int q;

  private final int blocks;
  private final int panels;
  private final int stride;
  private final int[] firstK;
  private final int[] noK;
  private final double[] even;
  private final double[] odd;
  private final double[] halfEven;
  private final double[] halfOdd;
  private final double[] rowEven;
  private final double[] rowOdd;
  private final double[] outEven;
  private final double[] outOdd;

  /**
   * @param n rows and columns of X
   * @param m rows and columns of Y
   */
  FoldedProduct(int n, int m) {
    this.n = n;
    this.m = m;
    h = (n + 1) / 2;
    q = (m + 1) / 2;
    blocks = 2 * PackedProduct.blocks(n);
    panels = PackedProduct.panels(q);
    stride = panels * TILE;
    firstK = new int[blocks];
    noK = new int[PackedProduct.blocks(q)];
    int rows = blocks * PackedProduct.ROWS;
    even = new double[rows * h];
    odd = new double[rows * h];
    halfEven = new double[rows * stride];
    halfOdd = new double[rows * stride];
    rowEven = new double[h * 4 * stride];
    rowOdd = new double[h * 4 * stride];
    outEven = new double[noK.length * PackedProduct.ROWS * 4 * stride];
    outOdd = new double[outEven.length];
  }

  /**
   * Tells which columns of X are zero.
   *
   * @param first of every row the first column that is not zero, at most n/2; its mirror is the last
   */
  void support(int[] first) {
    Arrays.fill(firstK, h);
    for (int part = 0; part < 2; part++) {
      for (int r = 0; r < n; r++) {
        int block = part * (blocks / 2) + r / PackedProduct.ROWS;
        firstK[block] = Math.min(firstK[block], first[r]);
      }
    }
  }

  /**
   * Computes Y.
   *
   * @param c and s the matrices C and S: {@code [h][q]}, as blocks of their transposes and as panels
   */
  void multiply(double[] re, double[] im, Quarter c, Quarter s, double[] outRe, double[] outIm) {
    fold(re, 0);
    fold(im, blocks / 2);
    PackedProduct.multiply(blocks, panels, h, even, firstK, c.panels(), halfEven);
    PackedProduct.multiply(blocks, panels, h, odd, firstK, s.panels(), halfOdd);
    foldRows();
    int rowBlocks = noK.length;
    PackedProduct.multiply(rowBlocks, 4 * panels, h, c.blocks(), noK, rowEven, outEven);
    PackedProduct.multiply(rowBlocks, 4 * panels, h, s.blocks(), noK, rowOdd, outOdd);
    unfold(outRe, outIm);
  }

  /** Sums and differences of mirrored columns, into blocks of rows. */
  private void fold(double[] x, int firstBlock) {
    for (int r0 = 0; r0 < n; r0 += PackedProduct.ROWS) {
      int to = (firstBlock + r0 / PackedProduct.ROWS) * h * PackedProduct.ROWS;
      int rows = Math.min(PackedProduct.ROWS, n - r0);
      for (int r = 0; r < rows; r++) {
        int left = (r0 + r) * n;
        int right = left + n - 1;
        for (int i = 0; i < n / 2; i++) {
          double a = x[left + i];
          double b = x[right - i];
          even[to + i * PackedProduct.ROWS + r] = a + b;
          odd[to + i * PackedProduct.ROWS + r] = a - b;
        }

        if (2 * h > n) {
          even[to + (h - 1) * PackedProduct.ROWS + r] = x[left + h - 1];
        }
      }
    }
  }

  /**
   * With E and O the products of the even and the odd part, a row of X K is E + iO, its mirrored
   * columns E − iO. Sums and differences of mirrored rows go into four groups of panels: real and
   * imaginary parts of the columns, then of their mirrors.
   */
  private void foldRows() {
    int imaginary = blocks / 2 * PackedProduct.ROWS * stride;
    int group = panels * h * TILE;
    for (int r = 0; r < h; r++) {
      int mirror = n - 1 - r;
      double weight = mirror == r ? 0 : 1; // the middle row has no mirror
      for (int p = 0; p < panels; p++) {
        int a = r * stride + p * TILE;
        int b = mirror * stride + p * TILE;
        int to = (p * h + r) * TILE;
        for (int j = 0; j < TILE; j++) {
          double er = halfEven[a + j];
          double ei = halfEven[a + imaginary + j];
          double or = halfOdd[a + j];
          double oi = halfOdd[a + imaginary + j];
          double mer = weight * halfEven[b + j];
          double mei = weight * halfEven[b + imaginary + j];
          double mor = weight * halfOdd[b + j];
          double moi = weight * halfOdd[b + imaginary + j];
          double x0 = er - oi;
          double y0 = ei + or;
          double x1 = er + oi;
          double y1 = ei - or;
          double u0 = mer - moi;
          double v0 = mei + mor;
          double u1 = mer + moi;
          double v1 = mei - mor;
          int k = to + j;
          rowEven[k] = x0 + u0;
          rowEven[k + group] = y0 + v0;
          rowEven[k + 2 * group] = x1 + u1;
          rowEven[k + 3 * group] = y1 + v1;
          rowOdd[k] = x0 - u0;
          rowOdd[k + group] = y0 - v0;
          rowOdd[k + 2 * group] = x1 - u1;
          rowOdd[k + 3 * group] = y1 - v1;
        }
      }
    }
  }

  private void unfold(double[] outRe, double[] outIm) {
    for (int r = 0; r < q; r++) {
      int e = r * 4 * stride;
      int top = r * m;
      int bottom = (m - 1 - r) * m;
      for (int j = 0; j < q; j++) {
        int k = m - 1 - j;
        double er = outEven[e + j];
        double ei = outEven[e + stride + j];
        double or = outOdd[e + j];
        double oi = outOdd[e + stride + j];
        outRe[top + j] = er - oi;
        outIm[top + j] = ei + or;
        outRe[bottom + j] = er + oi;
        outIm[bottom + j] = ei - or;
        er = outEven[e + 2 * stride + j];
        ei = outEven[e + 3 * stride + j];
        or = outOdd[e + 2 * stride + j];
        oi = outOdd[e + 3 * stride + j];
        outRe[top + k] = er - oi;
        outIm[top + k] = ei + or;
        outRe[bottom + k] = er + oi;
        outIm[bottom + k] = ei - or;
      }
    }
  }
}
