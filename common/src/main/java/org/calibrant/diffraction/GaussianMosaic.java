package org.calibrant.diffraction;

import org.calibrant.core.Unit;
import org.calibrant.math.RandomStream;

/**
 * Axes uniform on the sphere, angles normal with standard deviation σ, from this project's own random
 * numbers. Balanced domains come in pairs ±t about one axis: their mean rotation is zero to first
 * order, so that the spread does not stand in for a misset.
 *
 * @param spreadDeg σ
 * @param number of domains; even if balanced
 * @param seed of the draws
 * @param balanced whether domains come in pairs
 */
public record GaussianMosaic(@Unit("deg") double spreadDeg, int number, long seed, boolean balanced)
    implements Mosaic {

  public GaussianMosaic {
    Require.nonNegative("spread-deg", spreadDeg);
    Require.atLeast(1, "number", number);
    if (balanced && number % 2 != 0) {
      throw new IllegalArgumentException("number must be even if balanced, was " + number);
    }
  }

  @Override
  public Domains domains() {
    RandomStream random = new RandomStream(seed, "mosaic");
    double[][] axes = new double[number][];
    double[] factors = new double[number];
    for (int m = 0; m < number; m++) {
      random.start(balanced ? m / 2 : m);
      axes[m] = Vec.unit(new double[] {random.normal(), random.normal(), random.normal()});
      double factor = random.normal();
      factors[m] = balanced && m % 2 == 1 ? -factor : factor;
    }

    return new Domains(axes, factors, false);
  }
}
