package org.calibrant.params;

import org.calibrant.math.Elementary;

/**
 * u = ln(x − lower).
 *
 * @param lower lower end of the range of x, often 0
 */
public record Log(double lower) implements Transform {

  public Log {
    Require.finite("lower", lower);
  }

  @Override
  public double apply(double x) {
    return Elementary.log(x - lower);
  }

  @Override
  public double invert(double u) {
    return lower + Elementary.exp(u);
  }

  @Override
  public double lnDerivative(double x) {
    return -Elementary.log(x - lower);
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double lnDerivativeSlope(double x) {
    return -1 / (x - lower);
  }
}
