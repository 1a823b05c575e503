package org.calibrant.math;

/**
 * The product of two matrices that are stored in the order in which it takes them: A in blocks of
 * {@value #ROWS} rows, B in panels of {@value #COLUMNS} columns, both filled up with zeros.
 *
 * <p>Where another computation makes the matrices anyway, it writes them so at once. All sums run in
 * one order, so the bits depend on nothing but the numbers.
 */
public final class PackedProduct {
  public static final int ROWS = TileKernel.ROWS;
  public static final int COLUMNS = TileKernel.COLUMNS;

  private static final TileKernel KERNEL =
      VectorApi.choose(
          TileKernel.class, "org.calibrant.math.VectorTileKernel", PlainTileKernel::new);

  private PackedProduct() {}

  /** Blocks for so many rows. */
  public static int blocks(int rows) {
    return (rows + ROWS - 1) / ROWS;
  }

  /** Panels for so many columns. */
  public static int panels(int columns) {
    return (columns + COLUMNS - 1) / COLUMNS;
  }

  /** Where element (row, k) of A is. */
  public static int inBlocks(int row, int k, int depth) {
    return (row / ROWS * depth + k) * ROWS + row % ROWS;
  }

  /** Where element (k, column) of B is. */
  public static int inPanels(int k, int column, int depth) {
    return (column / COLUMNS * depth + k) * COLUMNS + column % COLUMNS;
  }

  /**
   * C = A B.
   *
   * @param blocks of A
   * @param panels of B
   * @param depth columns of A, rows of B
   * @param a {@code [blocks][depth][ROWS]}
   * @param firstK for every block of A: what lies before is zero
   * @param b {@code [panels][depth][COLUMNS]}
   * @param c {@code [blocks ROWS][panels COLUMNS]}
   */
  public static void multiply(
      int blocks, int panels, int depth, double[] a, int[] firstK, double[] b, double[] c) {
    for (int panel = 0; panel < panels; panel++) {
      KERNEL.multiply(
          blocks,
          depth,
          a,
          firstK,
          b,
          panel * depth * COLUMNS,
          c,
          panel * COLUMNS,
          panels * COLUMNS);
    }
  }
}
