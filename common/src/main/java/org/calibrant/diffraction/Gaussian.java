package org.calibrant.diffraction;

import org.calibrant.math.Elementary;

/**
 * Gaussian reflections: F = Na Nb Nc exp(−R fudge / 0.63), with R = |r|² (Na Nb Nc)² and r the distance
 * from the reciprocal lattice point [1/Å]. R has a unit, Å⁻², as in nanoBragg.
 *
 * @param fudge scales the width of reflections
 */
public record Gaussian(double fudge) implements Shape {
  private static final double WIDTH = 0.63;

  public Gaussian {
    Require.positive("fudge", fudge);
  }

  @Override
  public void squared(double[] d, double[] cells, double[] reciprocal, double[] out) {
    double n = cells[0] * cells[1] * cells[2];
    double[] r = Vec.times(reciprocal, d);
    double square = Vec.dot(r, r);
    double exponent = 2 * fudge / WIDTH * n * n;
    out[0] = n * n * Elementary.exp(-exponent * square);
    for (int i = 0; i < 3; i++) {
      out[1 + i] = 0;
      out[4 + i] = -2 * exponent * r[i] * out[0];
      out[7 + i] = 2 * out[0] * (1 - exponent * square) / cells[i];
    }
  }
}
