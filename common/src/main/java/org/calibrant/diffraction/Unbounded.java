package org.calibrant.diffraction;

import org.calibrant.params.Affine;
import org.calibrant.params.Transform;

/** Anywhere. */
public record Unbounded() implements Range {
  @Override
  public Transform coordinate() {
    return new Affine(0, 1);
  }

  @Override
  public double least() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double most() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double inside(double value) {
    return value;
  }
}
