package org.calibrant.xray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Several channels at once. The JIT compiler does not find this by itself, because shares and rates
 * are not indexed alike.
 */
public final class VectorFoldKernel implements FoldKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

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
        add(photons, share, start[g] + begin - first[g], rate, begin - from, length);
      }
    }
  }

  private static void add(
      double photons, double[] share, int from, double[] rate, int at, int length) {
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      DoubleVector.fromArray(SPECIES, share, from + i)
          .mul(photons)
          .add(DoubleVector.fromArray(SPECIES, rate, at + i))
          .intoArray(rate, at + i);
    }

    for (; i < length; i++) {
      rate[at + i] += photons * share[from + i];
    }
  }
}
