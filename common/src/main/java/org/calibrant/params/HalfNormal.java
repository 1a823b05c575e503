package org.calibrant.params;

import org.calibrant.math.ErrorFunction;
import org.calibrant.math.NormalTail;
import org.calibrant.math.StandardNormal;

/**
 * The size of a normal variable with mean 0: p(x) = √(2/π)/σ exp(−½ (x/σ)²) for x ≥ 0.
 *
 * @param sigma σ, the standard deviation of the normal variable
 */
public record HalfNormal(double sigma) implements Prior {
  private static final double LOG_2 = 0.6931471805599453;
  private static final double ROOT_HALF = Math.sqrt(0.5);

  public HalfNormal {
    Require.positive("sigma", sigma);
  }

  @Override
  public double lnPdf(double x) {
    return x >= 0 ? Densities.normal(x, 0, sigma) + LOG_2 : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double cdf(double x) {
    return x > 0 ? ErrorFunction.erf(x / sigma * ROOT_HALF) : 0;
  }

  @Override
  public double survival(double x) {
    return x > 0 ? 2 * NormalTail.upper(x / sigma) : 1;
  }

  @Override
  public double quantile(double p) {
    return p < 0.5
        ? sigma * StandardNormal.quantile(0.5 + 0.5 * p)
        : -sigma * StandardNormal.quantile(0.5 * (1 - p));
  }

  @Override
  public double upperQuantile(double p) {
    return p > 0.5
        ? sigma * StandardNormal.quantile(0.5 + 0.5 * (1 - p))
        : -sigma * StandardNormal.quantile(0.5 * p);
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double lnPdfSlope(double x) {
    return -x / sigma / sigma;
  }
}
