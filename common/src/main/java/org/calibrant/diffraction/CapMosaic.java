package org.calibrant.diffraction;

import org.calibrant.core.Unit;

/**
 * The domains of the C program nanoBragg, number for number: three numbers r uniform on (−1, 1) give
 *
 * <pre>
 *   n = (√(1 − r₂²) sin πr₁, √(1 − r₂²) cos πr₁, r₂),   t = (1 − r₃²)^⅓,
 * </pre>
 *
 * the power and σ in single precision. The first domain stays in place; its numbers are drawn all the
 * same. Where the spread is zero there is one domain only.
 *
 * @param spreadDeg σ
 * @param number of domains
 * @param seed as on the program's command line
 */
public record CapMosaic(@Unit("deg") double spreadDeg, int number, long seed) implements Mosaic {
  private static final float THIRD = 1.0f / 3.0f;

  public CapMosaic {
    Require.nonNegative("spread-deg", spreadDeg);
    Require.atLeast(1, "number", number);
  }

  @Override
  public Domains domains() {
    int count = spreadDeg == 0 ? 1 : number;
    ShuffledLehmer random = new ShuffledLehmer(seed);
    double[][] axes = new double[count][];
    double[] factors = new double[count];
    for (int m = 0; m < count; m++) {
      double r1 = 2.0 * random.next() - 1;
      double r2 = 2.0 * random.next() - 1;
      double r3 = 2.0 * random.next() - 1;
      double across = Math.sqrt(1 - r2 * r2);
      axes[m] =
          new double[] {
            across * StrictMath.sin(Math.PI * r1), across * StrictMath.cos(Math.PI * r1), r2
          };
      factors[m] = m == 0 ? 0 : (float) StrictMath.pow((float) (1 - r3 * r3), THIRD);
    }

    return new Domains(axes, factors, true);
  }
}
