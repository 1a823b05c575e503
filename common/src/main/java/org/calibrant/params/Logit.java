package org.calibrant.params;

import org.calibrant.math.Elementary;

/**
 * u = ln((x − lower)/(upper − x)).
 *
 * @param lower lower end of the range of x
 * @param upper upper end of the range of x
 */
public record Logit(double lower, double upper) implements Transform {

  public Logit {
    Require.finite("lower", lower);
    Require.finite("upper", upper);
    Require.ordered(lower, upper);
  }

  @Override
  public double apply(double x) {
    return Elementary.log(x - lower) - Elementary.log(upper - x);
  }

  @Override
  public double invert(double u) {
    double e = Elementary.exp(-Math.abs(u));
    double share = e / (1 + e);
    return u < 0 ? lower + (upper - lower) * share : upper - (upper - lower) * share;
  }

  @Override
  public double lnDerivative(double x) {
    return Elementary.log(upper - lower) - Elementary.log(x - lower) - Elementary.log(upper - x);
  }

  @Override
  public double lnDerivativeSlope(double x) {
    return 1 / (upper - x) - 1 / (x - lower);
  }
}
