package org.calibrant.diffraction;

/**
 * As {@link Mosflm}, but a stated centre counts from the corner of the first pixel.
 */
public record Denzo() implements Convention {

  @Override
  public Frame frame() {
    return new Mosflm().frame();
  }

  @Override
  public Pivot pivot() {
    return Pivot.BEAM;
  }

  @Override
  public double[] centre(double x, double y, double slowSize, double fastSize, double pixel) {
    return new double[] {
      Double.isNaN(x) ? (slowSize + pixel) / 2 : x, Double.isNaN(y) ? (fastSize + pixel) / 2 : y
    };
  }
}
