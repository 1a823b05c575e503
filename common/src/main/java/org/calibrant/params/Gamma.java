package org.calibrant.params;

import org.calibrant.math.Elementary;
import org.calibrant.math.GammaFunction;
import org.calibrant.math.IncompleteGamma;

/**
 * Gamma distribution, p(x) = x^(k−1) e^(−x/θ) / (Γ(k) θ^k) for x &gt; 0; mean k θ, variance k θ².
 *
 * @param shape k
 * @param scale θ, one over the rate
 */
public record Gamma(double shape, double scale) implements Prior {
  private static final double LEAST_LOG = -740;
  private static final double MOST_LOG = 700;

  public Gamma {
    Require.positive("shape", shape);
    Require.positive("scale", scale);
  }

  @Override
  public double lnPdf(double x) {
    return density().at(x);
  }

  @Override
  public Density density() {
    double constant = GammaFunction.logGamma(shape) + Elementary.log(scale);
    return x -> {
      double t = x / scale;
      return t > 0
          ? Densities.orNothing((shape - 1) * Elementary.log(t) - t - constant)
          : Double.NEGATIVE_INFINITY;
    };
  }

  @Override
  public double cdf(double x) {
    return IncompleteGamma.lower(shape, x / scale);
  }

  @Override
  public double survival(double x) {
    return IncompleteGamma.upper(shape, x / scale);
  }

  @Override
  public double quantile(double p) {
    return p <= 0.5 ? below(p) : above(1 - p);
  }

  @Override
  public double upperQuantile(double p) {
    return p < 0.5 ? above(p) : below(1 - p);
  }

  private double below(double p) {
    return p > 0 ? search(p, true) : p == 0 ? 0 : Double.NaN;
  }

  private double above(double p) {
    return p > 0 ? search(p, false) : p == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
  }

  /** In u = ln(x/θ). */
  private double search(double p, boolean lower) {
    double constant = GammaFunction.logGamma(shape);
    double u =
        QuantileSearch.root(
            v -> Elementary.log(mass(v, lower)),
            v -> {
              double density = Elementary.exp(shape * v - Elementary.exp(v) - constant);
              return (lower ? density : -density) / mass(v, lower);
            },
            p,
            LEAST_LOG,
            MOST_LOG);
    return scale * Elementary.exp(u);
  }

  private double mass(double u, boolean lower) {
    double t = Elementary.exp(u);
    return lower ? IncompleteGamma.lower(shape, t) : IncompleteGamma.upper(shape, t);
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
    return (shape - 1) / x - 1 / scale;
  }
}
