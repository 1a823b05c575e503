package org.calibrant.diffraction;

/**
 * MOSFLM, the default of nanoBragg: the beam along x, the fast axis along z, the slow one along −y. A
 * stated centre is x along slow, y along fast, and counts from the middle of the first pixel; by default
 * the beam falls on the corner one pixel past the middle.
 */
public record Mosflm() implements Convention {

  @Override
  public Frame frame() {
    return new Frame(
        new double[] {1, 0, 0},
        new double[] {0, 0, 1},
        new double[] {0, -1, 0},
        new double[] {1, 0, 0},
        new double[] {0, 0, -1},
        new double[] {0, 0, 1},
        new double[] {0, 0, 1});
  }

  @Override
  public Pivot pivot() {
    return Pivot.BEAM;
  }

  @Override
  public double[] centre(double x, double y, double slowSize, double fastSize, double pixel) {
    double[] corner = new Denzo().centre(x, y, slowSize, fastSize, pixel);
    return new double[] {corner[0] + pixel / 2, corner[1] + pixel / 2};
  }
}
