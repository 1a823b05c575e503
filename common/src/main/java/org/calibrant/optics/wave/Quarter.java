package org.calibrant.optics.wave;

import java.util.function.IntUnaryOperator;
import org.calibrant.math.PackedProduct;

/**
 * A matrix of h rows and q columns in both orders that a {@link FoldedProduct} takes.
 *
 * @param blocks its transpose, as the left factor
 * @param panels itself, as the right factor
 */
@SuppressWarnings("ArrayRecordComponent") // scratch, never compared
record Quarter(double[] blocks, double[] panels) {

  static Quarter of(int h, int q) {
    return new Quarter(
        new double[PackedProduct.blocks(q) * PackedProduct.ROWS * h],
        new double[PackedProduct.panels(q) * PackedProduct.COLUMNS * h]);
  }

  /**
   * Copies a matrix in.
   *
   * @param at where the elements of row i begin in {@code values}
   * @param step from column to column
   */
  void fill(double[] values, IntUnaryOperator at, int step, int h, int q) {
    for (int i = 0; i < h; i++) {
      int from = at.applyAsInt(i);
      for (int j = 0; j < q; j++) {
        double value = values[from + j * step];
        blocks[PackedProduct.inBlocks(j, i, h)] = value;
        panels[PackedProduct.inPanels(i, j, h)] = value;
      }
    }
  }
}
