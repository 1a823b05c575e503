package org.calibrant.xray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Several channels at once. The JIT compiler does not find this by itself, because shares and rates
 * are not indexed alike.
 */
public final class VectorFoldKernel implements FoldKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  @Override
  public void add(double photons, double[] share, int from, double[] rate, int at, int length) {
    int end = SPECIES.loopBound(length);
    for (int i = 0; i < end; i += SPECIES.length()) {
      DoubleVector.fromArray(SPECIES, share, from + i)
          .mul(photons)
          .add(DoubleVector.fromArray(SPECIES, rate, at + i))
          .intoArray(rate, at + i);
    }

    for (int i = end; i < length; i++) {
      rate[at + i] += photons * share[from + i];
    }
  }
}
