package org.calibrant.xray;

/** The inner loop of a fold. Both forms give the same bits: a product and a sum per channel. */
interface FoldKernel {

  /**
   * Adds photons times shares: {@code rate[at + i] += photons * share[from + i]} for {@code length}
   * channels.
   */
  void add(double photons, double[] share, int from, double[] rate, int at, int length);
}
