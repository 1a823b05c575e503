package org.calibrant.diffraction;

/** P = 1. */
public record Ignored() implements Polarisation {
  @Override
  public boolean applies() {
    return false;
  }

  @Override
  public double kahn() {
    return 0;
  }
}
