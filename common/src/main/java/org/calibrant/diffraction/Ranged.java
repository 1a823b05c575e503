package org.calibrant.diffraction;

import org.calibrant.params.Logit;
import org.calibrant.params.Transform;

/**
 * Between two values, which are never reached: the search moves ln((x − lower) / (upper − x)).
 *
 * @param lower least value
 * @param upper largest value
 */
public record Ranged(double lower, double upper) implements Range {
  private static final double MARGIN = 1e-6;

  public Ranged {
    Require.finite("lower", lower);
    Require.finite("upper", upper);
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "lower must be below upper, were " + lower + " and " + upper);
    }
  }

  @Override
  public Transform coordinate() {
    return new Logit(lower, upper);
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
    double margin = MARGIN * (upper - lower);
    return Math.max(lower + margin, Math.min(upper - margin, value));
  }
}
