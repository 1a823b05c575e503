package org.calibrant.params;

import org.calibrant.math.Elementary;

/**
 * The logarithm of x is normal: p(x) = exp(−½ ((ln x − μ)/σ)²) / (x σ √(2π)) for x &gt; 0.
 *
 * @param mu μ, mean of ln x
 * @param sigma σ, standard deviation of ln x
 */
public record LogNormal(double mu, double sigma) implements Prior {

  public LogNormal {
    Require.finite("mu", mu);
    Require.positive("sigma", sigma);
  }

  @Override
  public double lnPdf(double x) {
    if (!(x > 0)) {
      return Double.NEGATIVE_INFINITY;
    }

    double logarithm = Elementary.log(x);
    return Densities.orNothing(Densities.normal(logarithm, mu, sigma) - logarithm);
  }

  @Override
  public Density density() {
    Density ofLogarithm = new Normal(mu, sigma).density();
    return x -> {
      if (!(x > 0)) {
        return Double.NEGATIVE_INFINITY;
      }

      double logarithm = Elementary.log(x);
      return Densities.orNothing(ofLogarithm.at(logarithm) - logarithm);
    };
  }

  @Override
  public double cdf(double x) {
    return x > 0 ? ofLogarithm().cdf(Elementary.log(x)) : 0;
  }

  @Override
  public double survival(double x) {
    return x > 0 ? ofLogarithm().survival(Elementary.log(x)) : 1;
  }

  @Override
  public double quantile(double p) {
    return Elementary.exp(ofLogarithm().quantile(p));
  }

  @Override
  public double upperQuantile(double p) {
    return Elementary.exp(ofLogarithm().upperQuantile(p));
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  private Normal ofLogarithm() {
    return new Normal(mu, sigma);
  }

  @Override
  public double lnPdfSlope(double x) {
    return ((mu - Elementary.log(x)) / sigma / sigma - 1) / x;
  }
}
