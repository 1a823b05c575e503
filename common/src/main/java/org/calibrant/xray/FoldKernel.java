package org.calibrant.xray;

/** The loops of a fold. All forms give the same bits: a product and a sum per channel, in one order. */
interface FoldKernel {

  /**
   * Adds the photons of every energy bin, times the shares of its groups of channels:
   *
   * <pre>  rate[c − from] += weighted[e] share[…]   for the channels from ≤ c &lt; to of each group</pre>
   *
   * @param rowStart first group of each energy bin
   * @param first first channel of each group
   * @param start first share of each group and, last, their number
   */
  void fold(
      double[] weighted,
      int[] rowStart,
      int[] first,
      int[] start,
      double[] share,
      int from,
      int to,
      double[] rate);
}
