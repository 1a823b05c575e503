package org.calibrant.diffraction;

/**
 * XDS: the beam along z, the fast axis along x, the slow one along y; the spindle and the swing are about x. A stated centre is x along fast, y along slow, from the corner of the first pixel.
 */
public record Xds() implements Convention {

  @Override
  public Frame frame() {
    return new Frame(
        new double[] {0, 0, 1},
        new double[] {1, 0, 0},
        new double[] {0, 1, 0},
        new double[] {0, 0, 1},
        new double[] {1, 0, 0},
        new double[] {1, 0, 0},
        new double[] {1, 0, 0});
  }

  @Override
  public Pivot pivot() {
    return Pivot.SAMPLE;
  }

  @Override
  public double[] centre(double x, double y, double slowSize, double fastSize, double pixel) {
    return new double[] {Double.isNaN(y) ? slowSize / 2 : y, Double.isNaN(x) ? fastSize / 2 : x};
  }
}
