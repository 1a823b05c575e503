package org.calibrant.params;

import org.calibrant.math.Elementary;

/**
 * u = (x − shift)/scale.
 *
 * @param shift the x of u = 0
 * @param scale how far x goes while u goes by one; positive
 */
public record Affine(double shift, double scale) implements Transform {

  public Affine {
    Require.finite("shift", shift);
    Require.positive("scale", scale);
  }

  @Override
  public double apply(double x) {
    return (x - shift) / scale;
  }

  @Override
  public double invert(double u) {
    return shift + scale * u;
  }

  @Override
  public double lnDerivative(double x) {
    return -Elementary.log(scale);
  }

  @Override
  public double lower() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double lnDerivativeSlope(double x) {
    return 0;
  }
}
