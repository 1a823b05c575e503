package org.calibrant.core;

/**
 * Rows in blocks: what neighbouring rows share is computed once per block.
 *
 * @param rows how many rows there are
 * @param perUnit rows of a block; the last may have fewer
 */
public record RowBlocks(long rows, int perUnit) implements Sweep<RowBlocks.Block> {

  /** Rows from ≤ row &lt; to. */
  public record Block(long from, long to) {}

  @Override
  public long size() {
    return rows / perUnit + (rows % perUnit == 0 ? 0 : 1);
  }

  @Override
  public Block unit(long index) {
    long from = index * perUnit;
    return new Block(from, Math.min(rows, from + perUnit));
  }
}
