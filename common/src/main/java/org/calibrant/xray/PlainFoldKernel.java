package org.calibrant.xray;

/** The loop as it is written. */
record PlainFoldKernel() implements FoldKernel {
  @Override
  public void add(double photons, double[] share, int from, double[] rate, int at, int length) {
    for (int i = 0; i < length; i++) {
      rate[at + i] += photons * share[from + i];
    }
  }
}
