package org.calibrant.params;

import org.calibrant.math.Elementary;

/**
 * The same density everywhere on the closed interval, p(x) = 1/(upper − lower).
 *
 * @param lower lower end, included
 * @param upper upper end, included
 */
public record Uniform(double lower, double upper) implements Prior {

  public Uniform {
    Require.finite("lower", lower);
    Require.finite("upper", upper);
    Require.ordered(lower, upper);
    Require.finite("upper - lower", upper - lower);
  }

  @Override
  public double lnPdf(double x) {
    return x >= lower && x <= upper ? -Elementary.log(upper - lower) : Double.NEGATIVE_INFINITY;
  }

  @Override
  public Density density() {
    double inside = -Elementary.log(upper - lower);
    return x -> x >= lower && x <= upper ? inside : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double cdf(double x) {
    return x <= lower ? 0 : x >= upper ? 1 : (x - lower) / (upper - lower);
  }

  @Override
  public double survival(double x) {
    return x <= lower ? 1 : x >= upper ? 0 : (upper - x) / (upper - lower);
  }

  @Override
  public double quantile(double p) {
    return Math.min(upper, lower + p * (upper - lower));
  }

  @Override
  public double lnPdfSlope(double x) {
    return 0;
  }
}
