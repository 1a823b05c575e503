package org.calibrant.params;

import org.calibrant.math.Elementary;
import org.calibrant.math.NormalTail;
import org.calibrant.math.StandardNormal;

/**
 * Normal distribution, p(x) = exp(−½ ((x − μ)/σ)²) / (σ √(2π)).
 *
 * @param mean μ
 * @param sd σ
 */
public record Normal(double mean, double sd) implements Prior {

  public Normal {
    Require.finite("mean", mean);
    Require.positive("sd", sd);
  }

  @Override
  public double lnPdf(double x) {
    return Densities.normal(x, mean, sd);
  }

  @Override
  public Density density() {
    double constant = Elementary.log(sd);
    return x -> {
      double z = (x - mean) / sd;
      return Densities.orNothing(-0.5 * z * z - constant - Densities.HALF_LOG_TWO_PI);
    };
  }

  @Override
  public double cdf(double x) {
    return NormalTail.upper((mean - x) / sd);
  }

  @Override
  public double survival(double x) {
    return NormalTail.upper((x - mean) / sd);
  }

  @Override
  public double quantile(double p) {
    return mean + sd * StandardNormal.quantile(p);
  }

  @Override
  public double upperQuantile(double p) {
    return mean - sd * StandardNormal.quantile(p);
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
  public double lnPdfSlope(double x) {
    return (mean - x) / sd / sd;
  }
}
