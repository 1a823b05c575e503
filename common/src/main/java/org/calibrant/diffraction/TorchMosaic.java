package org.calibrant.diffraction;

import org.calibrant.core.Unit;

/**
 * The domains of nanoBragg's PyTorch port, number for number: 3 M normal numbers make the axes, M more
 * the factors. Their mean rotation is not zero, so for few domains spread and misset are correlated. A
 * spread of zero leaves all domains in place.
 *
 * @param spreadDeg σ
 * @param number of domains, M
 * @param seed of the generator
 */
public record TorchMosaic(@Unit("deg") double spreadDeg, int number, long seed) implements Mosaic {

  public TorchMosaic {
    Require.nonNegative("spread-deg", spreadDeg);
    Require.atLeast(1, "number", number);
  }

  @Override
  public Domains domains() {
    Torch random = new Torch(seed);
    double[] normals = random.normals(3 * number);
    double[][] axes = new double[number][];
    for (int m = 0; m < number; m++) {
      double[] axis = Vec.row(normals, m);
      double norm = Vec.norm(axis);
      axes[m] = new double[] {axis[0] / norm, axis[1] / norm, axis[2] / norm};
    }

    return new Domains(axes, random.normals(number), false);
  }
}
