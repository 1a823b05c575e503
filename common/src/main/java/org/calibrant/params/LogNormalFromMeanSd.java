package org.calibrant.params;

import org.calibrant.math.Elementary;

/**
 * A {@link LogNormal} by the mean m and the standard deviation s of x itself:
 *
 * <pre>
 *   σ² = ln(1 + s²/m²),   μ = ln m − σ²/2
 * </pre>
 *
 * @param mean m
 * @param sd s
 */
public record LogNormalFromMeanSd(double mean, double sd) implements Prior {

  public LogNormalFromMeanSd {
    Require.positive("mean", mean);
    Require.positive("sd", sd);
    Require.positive("sd / mean", sd / mean);
  }

  /** The same distribution by the moments of ln x. */
  public LogNormal logNormal() {
    double ratio = sd / mean;
    double variance = StrictMath.log1p(ratio * ratio);
    return new LogNormal(Elementary.log(mean) - variance / 2, Math.sqrt(variance));
  }

  @Override
  public double lnPdf(double x) {
    return logNormal().lnPdf(x);
  }

  @Override
  public Density density() {
    return logNormal().density();
  }

  @Override
  public double cdf(double x) {
    return logNormal().cdf(x);
  }

  @Override
  public double survival(double x) {
    return logNormal().survival(x);
  }

  @Override
  public double quantile(double p) {
    return logNormal().quantile(p);
  }

  @Override
  public double upperQuantile(double p) {
    return logNormal().upperQuantile(p);
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
    return logNormal().lnPdfSlope(x);
  }
}
