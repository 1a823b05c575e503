package org.calibrant.calibration;

import java.util.List;

/**
 * The normal distribution, normalised: ln p = −½ (x − μ)ᵀ C⁻¹ (x − μ) − ½ ln det(2π C).
 *
 * @param mean μ, d values
 * @param covariance C, d rows of d values; symmetric, positive definite
 */
public record CorrelatedGaussian(List<Double> mean, List<List<Double>> covariance)
    implements AnalyticDensity {

  public CorrelatedGaussian {
    mean = List.copyOf(mean);
    covariance = covariance.stream().map(List::copyOf).toList();
    Must.beAtLeast("mean", 1, mean.size());
    Must.beFinite("mean", mean);
    Covariance.factor("covariance", mean.size(), covariance);
  }

  @Override
  public int dimensions() {
    return mean.size();
  }

  @Override
  public Formula formula() {
    int d = mean.size();
    double[] factor = Covariance.factor("covariance", d, covariance);
    double constant = Covariance.lnPeak(factor, d);
    double[] centre = mean.stream().mapToDouble(Double::doubleValue).toArray();
    QuadraticForm form = new QuadraticForm(centre, Covariance.precision(factor, d));
    return (points, stride, count, ln) -> form.evaluate(points, stride, count, constant, ln);
  }
}
