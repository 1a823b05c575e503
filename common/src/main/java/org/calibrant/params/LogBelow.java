package org.calibrant.params;

import org.calibrant.math.Elementary;

/**
 * u = −ln(upper − x).
 *
 * @param upper upper end of the range of x
 */
public record LogBelow(double upper) implements Transform {

  public LogBelow {
    Require.finite("upper", upper);
  }

  @Override
  public double apply(double x) {
    return -Elementary.log(upper - x);
  }

  @Override
  public double invert(double u) {
    return upper - Elementary.exp(-u);
  }

  @Override
  public double lnDerivative(double x) {
    return -Elementary.log(upper - x);
  }

  @Override
  public double lower() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double lnDerivativeSlope(double x) {
    return 1 / (upper - x);
  }
}
