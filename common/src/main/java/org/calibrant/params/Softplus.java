package org.calibrant.params;

import org.calibrant.math.Elementary;

/**
 * x = lower + ln(1 + eᵘ): like {@link Log} near its end, like x − lower far from it, so that large
 * values are not stretched.
 *
 * @param lower lower end of the range of x
 */
public record Softplus(double lower) implements Transform {

  public Softplus {
    Require.finite("lower", lower);
  }

  /** ln(eʸ − 1) = y + ln(1 − e⁻ʸ), y = x − lower. */
  @Override
  public double apply(double x) {
    double y = x - lower;
    return y + Elementary.log(-StrictMath.expm1(-y));
  }

  @Override
  public double invert(double u) {
    double far = Math.max(u, 0);
    return lower + far + StrictMath.log1p(Elementary.exp(-Math.abs(u)));
  }

  /** du/dx = 1/(1 − e⁻ʸ). */
  @Override
  public double lnDerivative(double x) {
    return -Elementary.log(-StrictMath.expm1(lower - x));
  }

  @Override
  public double lnDerivativeSlope(double x) {
    return -1 / StrictMath.expm1(x - lower);
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }
}
