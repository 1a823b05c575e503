package org.calibrant.xray;

/** The loops as they are written. */
record PlainFoldKernel() implements FoldKernel {
  @Override
  public void fold(
      double[] weighted,
      int[] rowStart,
      int[] first,
      int[] start,
      double[] share,
      int from,
      int to,
      double[] rate) {
    for (int e = 0; e < weighted.length; e++) {
      double photons = weighted[e];
      for (int g = rowStart[e]; photons != 0 && g < rowStart[e + 1]; g++) {
        int begin = Math.max(from, first[g]);
        int length = Math.min(to, first[g] + start[g + 1] - start[g]) - begin;
        int at = start[g] + begin - first[g];
        for (int i = 0; i < length; i++) {
          rate[begin - from + i] += photons * share[at + i];
        }
      }
    }
  }
}
