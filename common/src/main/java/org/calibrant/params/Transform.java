package org.calibrant.params;

import java.io.Serializable;

/**
 * A bijection between a parameter x and a coordinate u, increasing and smooth. Searches and samplers
 * that know no bounds move in u; a prior may be stated for u ({@link Transformed}).
 */
public interface Transform extends Serializable {

  /** u of x; infinite at the ends of the range of x, NaN outside. */
  double apply(double x);

  /** x of u. */
  double invert(double u);

  /** ln(du/dx) at x. */
  double lnDerivative(double x);

  /** d ln(du/dx)/dx at x. */
  double lnDerivativeSlope(double x);

  /** Lower end of the range of x. */
  double lower();

  /** Upper end of the range of x. */
  double upper();

  /** What makes a parameter with such a support free: logit between two ends, log beyond one. */
  static Transform freeing(double lower, double upper) {
    if (lower > Double.NEGATIVE_INFINITY && upper < Double.POSITIVE_INFINITY) {
      return new Logit(lower, upper);
    } else if (lower > Double.NEGATIVE_INFINITY) {
      return new Log(lower);
    } else if (upper < Double.POSITIVE_INFINITY) {
      return new LogBelow(upper);
    } else {
      return new Affine(0, 1);
    }
  }
}
