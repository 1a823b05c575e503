package org.calibrant.params;

import org.calibrant.math.Elementary;
import org.calibrant.math.IncompleteBeta;

/**
 * Beta distribution, p(x) = x^(α−1) (1 − x)^(β−1) / B(α, β) for 0 &lt; x &lt; 1; mean α/(α + β). On
 * another interval it is a {@link Transformed} one.
 *
 * @param alpha α
 * @param beta β
 */
public record Beta(double alpha, double beta) implements Prior {

  public Beta {
    Require.positive("alpha", alpha);
    Require.positive("beta", beta);
  }

  @Override
  public double lnPdf(double x) {
    return density().at(x);
  }

  @Override
  public Density density() {
    double constant = IncompleteBeta.logBeta(alpha, beta);
    return x ->
        x > 0 && x < 1
            ? (alpha - 1) * Elementary.log(x) + (beta - 1) * Elementary.log(1 - x) - constant
            : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double cdf(double x) {
    return IncompleteBeta.at(alpha, beta, x);
  }

  @Override
  public double survival(double x) {
    return IncompleteBeta.at(beta, alpha, 1 - x, x);
  }

  @Override
  public double quantile(double p) {
    return p <= 0.5 ? below(alpha, beta, p) : 1 - below(beta, alpha, 1 - p);
  }

  @Override
  public double upperQuantile(double p) {
    return p <= 0.5 ? 1 - below(beta, alpha, p) : below(alpha, beta, 1 - p);
  }

  /** The x with I_x(a, b) = p ≤ ½, in u = ln(x/(1 − x)). */
  static double below(double a, double b, double p) {
    if (!(p > 0)) {
      return p == 0 ? 0 : Double.NaN;
    }

    double constant = IncompleteBeta.logBeta(a, b);
    double u =
        QuantileSearch.root(
            v -> Elementary.log(mass(a, b, v)),
            v ->
                Elementary.exp(
                        a * Elementary.log(share(v)) + b * Elementary.log(share(-v)) - constant)
                    / mass(a, b, v),
            p,
            -700,
            700);
    return share(u);
  }

  private static double mass(double a, double b, double u) {
    return IncompleteBeta.at(a, b, share(u), share(-u));
  }

  private static double share(double u) {
    return u < 0 ? Elementary.exp(u) / (1 + Elementary.exp(u)) : 1 / (1 + Elementary.exp(-u));
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return 1;
  }

  @Override
  public double lnPdfSlope(double x) {
    return (alpha - 1) / x - (beta - 1) / (1 - x);
  }
}
