package org.calibrant.diffraction;

/**
 * ADXV: the beam along z, the fast axis along x, the slow one along −y. A stated centre is x along fast,
 * y against slow, from the corner of the last row.
 */
public record Adxv() implements Convention {

  @Override
  public Frame frame() {
    return new Frame(
        new double[] {0, 0, 1},
        new double[] {1, 0, 0},
        new double[] {0, -1, 0},
        new double[] {0, 0, 1},
        new double[] {-1, 0, 0},
        new double[] {1, 0, 0},
        new double[] {1, 0, 0});
  }

  @Override
  public Pivot pivot() {
    return Pivot.BEAM;
  }

  @Override
  public double[] centre(double x, double y, double slowSize, double fastSize, double pixel) {
    double up = Double.isNaN(y) ? (slowSize - pixel) / 2 : y;
    return new double[] {slowSize - up, Double.isNaN(x) ? (fastSize + pixel) / 2 : x};
  }
}
