package org.calibrant.diffraction;

/** Nothing is known. */
public record Unrestrained() implements Restraint {
  @Override
  public double target(double start) {
    return start;
  }

  @Override
  public double weight() {
    return 0;
  }
}
