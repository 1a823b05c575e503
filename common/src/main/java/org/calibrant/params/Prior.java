package org.calibrant.params;

import java.io.Serializable;

/**
 * A probability distribution of one parameter: what is known of it before the data are looked at.
 * Implementations are records; their constructors refuse a distribution without mass.
 *
 * <p>The density integrates to one unless an implementation says otherwise. A NaN has the density 0,
 * so that a lost number never passes for a likely one.
 */
public interface Prior extends Serializable {

  /** ln p(x), the logarithm of the density; −∞ outside the support and for NaN. */
  double lnPdf(double x);

  /** P(X ≤ x). */
  double cdf(double x);

  /** P(X &gt; x), without cancellation where a distribution knows a way. */
  default double survival(double x) {
    return 1 - cdf(x);
  }

  /** The x with P(X ≤ x) = p, for p from 0 to 1. */
  double quantile(double p);

  /** The x with P(X &gt; x) = p, for p from 0 to 1. */
  default double upperQuantile(double p) {
    return quantile(1 - p);
  }

  /**
   * d ln p/dx where the density is positive; what a sampler follows. Unless an implementation knows
   * it, it is a difference with a relative error of about 10⁻⁹.
   */
  default double lnPdfSlope(double x) {
    double h = 1e-5 * Math.max(Math.abs(x), 1e-3);
    double above = Math.min(x + h, upper());
    double below = Math.max(x - h, lower());
    return (lnPdf(above) - lnPdf(below)) / (above - below);
  }

  /** Lower end of the support; −∞ without one. */
  double lower();

  /** Upper end of the support; +∞ without one. */
  double upper();

  /**
   * ln p for one thread that asks many times: what does not depend on x is computed once. The
   * answers are those of {@link #lnPdf}.
   */
  default Density density() {
    return this::lnPdf;
  }

  /** ln p(x) as {@link #lnPdf} gives it. */
  @FunctionalInterface
  interface Density {
    double at(double x);
  }
}
