package org.calibrant.diffraction;

/** The crystal rests. */
public record Still() implements Scan {
  @Override
  public double[] anglesDeg() {
    return new double[] {0};
  }
}
