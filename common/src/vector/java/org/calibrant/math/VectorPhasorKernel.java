package org.calibrant.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The phasors of {@link PlainPhasorKernel}, several at once. */
public final class VectorPhasorKernel implements PhasorKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private final PhasorKernel rest = new PlainPhasorKernel();

  @Override
  public void fill(
      double k,
      double[] path,
      double[] amplitude,
      int from,
      int to,
      double[] re,
      double[] im,
      int at) {
    int end = from + SPECIES.loopBound(to - from);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int i = from; i < end; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, path, i).mul(k);
      if (!x.abs().compare(VectorOperators.LE, LARGEST).allTrue()) {
        rest.fill(k, path, amplitude, i, i + SPECIES.length(), re, im, at + i - from);
        continue;
      }

      DoubleVector shifted = x.mul(TWO_OVER_PI).add(ROUNDER);
      DoubleVector q = shifted.sub(ROUNDER);
      LongVector n = shifted.reinterpretAsLongs();
      DoubleVector r = x.sub(q.mul(HALF_PI_1)).sub(q.mul(HALF_PI_2)).sub(q.mul(HALF_PI_3));
      DoubleVector z = r.mul(r);
      DoubleVector sines =
          z.mul(S6).add(S5).mul(z).add(S4).mul(z).add(S3).mul(z).add(S2).mul(z).add(S1);
      DoubleVector s = r.add(z.mul(r).mul(sines));
      DoubleVector cosines =
          z.mul(C6).add(C5).mul(z).add(C4).mul(z).add(C3).mul(z).add(C2).mul(z).add(C1);
      DoubleVector c = one.sub(z.mul(0.5).sub(z.mul(z).mul(cosines)));
      VectorMask<Double> swapped = n.and(1L).compare(VectorOperators.NE, 0L).cast(SPECIES);
      VectorMask<Double> sinNegative = n.and(2L).compare(VectorOperators.NE, 0L).cast(SPECIES);
      VectorMask<Double> cosNegative =
          n.add(1L).and(2L).compare(VectorOperators.NE, 0L).cast(SPECIES);
      DoubleVector sin = s.blend(c, swapped);
      DoubleVector cos = c.blend(s, swapped);
      DoubleVector a = DoubleVector.fromArray(SPECIES, amplitude, i);
      a.mul(sin.lanewise(VectorOperators.NEG, sinNegative)).intoArray(im, at + i - from);
      a.mul(cos.lanewise(VectorOperators.NEG, cosNegative)).intoArray(re, at + i - from);
    }

    rest.fill(k, path, amplitude, end, to, re, im, at + end - from);
  }
}
