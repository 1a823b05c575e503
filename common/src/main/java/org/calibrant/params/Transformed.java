package org.calibrant.params;

import org.calibrant.math.Elementary;

/**
 * The distribution of x when a coordinate u(x) follows a prior: p(x) = p_u(u(x)) du/dx. With {@link
 * Log} and a {@link Uniform} prior this is the log-uniform distribution; with {@link Affine} any
 * distribution moves and widens.
 *
 * @param prior of u
 * @param transform u(x)
 */
public record Transformed(Prior prior, Transform transform) implements Prior {

  @Override
  public double lnPdf(double x) {
    return density().at(x);
  }

  @Override
  public Density density() {
    Density inner = prior.density();
    double lower = lower();
    double upper = upper();
    return x -> {
      if (!(x >= lower && x <= upper)) {
        return Double.NEGATIVE_INFINITY;
      }

      double log = inner.at(transform.apply(x));
      return log == Double.NEGATIVE_INFINITY
          ? log
          : Densities.orNothing(log + transform.lnDerivative(x));
    };
  }

  @Override
  public double cdf(double x) {
    return x <= lower() ? 0 : x >= upper() ? 1 : prior.cdf(transform.apply(x));
  }

  @Override
  public double survival(double x) {
    return x <= lower() ? 1 : x >= upper() ? 0 : prior.survival(transform.apply(x));
  }

  @Override
  public double quantile(double p) {
    return inside(transform.invert(prior.quantile(p)));
  }

  @Override
  public double upperQuantile(double p) {
    return inside(transform.invert(prior.upperQuantile(p)));
  }

  private double inside(double x) {
    return Math.max(lower(), Math.min(x, upper()));
  }

  @Override
  public double lower() {
    return transform.invert(prior.lower());
  }

  @Override
  public double upper() {
    return transform.invert(prior.upper());
  }

  @Override
  public double lnPdfSlope(double x) {
    double slope = Elementary.exp(transform.lnDerivative(x));
    return prior.lnPdfSlope(transform.apply(x)) * slope + transform.lnDerivativeSlope(x);
  }
}
