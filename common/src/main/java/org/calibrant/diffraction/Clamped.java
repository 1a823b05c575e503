package org.calibrant.diffraction;

import org.calibrant.params.Affine;
import org.calibrant.params.Transform;

/**
 * Between two values, at which every step ends that would lead beyond.
 *
 * @param lower least value
 * @param upper largest value
 */
public record Clamped(double lower, double upper) implements Range {
  public Clamped {
    Require.finite("lower", lower);
    Require.finite("upper", upper);
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "lower must be below upper, were " + lower + " and " + upper);
    }
  }

  @Override
  public Transform coordinate() {
    return new Affine(0, 1);
  }

  @Override
  public double least() {
    return lower;
  }

  @Override
  public double most() {
    return upper;
  }

  @Override
  public double inside(double value) {
    return Math.max(lower, Math.min(upper, value));
  }
}
