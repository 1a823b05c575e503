package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedProductTest {
  private static final int ROWS = 19;
  private static final int DEPTH = 13;
  private static final int COLUMNS = 37;

  private final double[] a = new double[PackedProduct.blocks(ROWS) * DEPTH * PackedProduct.ROWS];
  private final double[] b =
      new double[PackedProduct.panels(COLUMNS) * DEPTH * PackedProduct.COLUMNS];

  private void fill(int[] firstK) {
    RandomStream random = new RandomStream(1, "product");
    for (int r = 0; r < ROWS; r++) {
      for (int k = firstK[r / PackedProduct.ROWS]; k < DEPTH; k++) {
        a[PackedProduct.inBlocks(r, k, DEPTH)] = random.normal();
      }
    }

    for (int k = 0; k < DEPTH; k++) {
      for (int c = 0; c < COLUMNS; c++) {
        b[PackedProduct.inPanels(k, c, DEPTH)] = random.normal();
      }
    }
  }

  @Test
  void everyElementIsTheSumOfItsProductsInTheirOrder() {
    int[] firstK = {0, 3, 12};
    fill(firstK);
    int stride = PackedProduct.panels(COLUMNS) * PackedProduct.COLUMNS;
    double[] c = new double[PackedProduct.blocks(ROWS) * PackedProduct.ROWS * stride];
    PackedProduct.multiply(
        PackedProduct.blocks(ROWS), PackedProduct.panels(COLUMNS), DEPTH, a, firstK, b, c);
    for (int r = 0; r < ROWS; r++) {
      for (int j = 0; j < COLUMNS; j++) {
        double sum = 0;
        for (int k = 0; k < DEPTH; k++) {
          sum += a[PackedProduct.inBlocks(r, k, DEPTH)] * b[PackedProduct.inPanels(k, j, DEPTH)];
        }

        assertThat(c[r * stride + j]).isEqualTo(sum);
      }
    }
  }

  @Test
  void bothFormsGiveTheSameBits() {
    int[] firstK = {0, 5, 1};
    fill(firstK);
    double[] plain = new double[3 * TileKernel.ROWS * 20];
    double[] vector = plain.clone();
    new PlainTileKernel().multiply(3, DEPTH, a, firstK, b, 0, plain, 2, 20);
    VectorApi.choose(TileKernel.class, "org.calibrant.math.VectorTileKernel", PlainTileKernel::new)
        .multiply(3, DEPTH, a, firstK, b, 0, vector, 2, 20);
    assertThat(vector).isEqualTo(plain);
    assertThat(plain).contains(0.0).isNotEqualTo(new double[plain.length]);
  }
}
