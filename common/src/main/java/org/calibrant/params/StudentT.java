package org.calibrant.params;

import org.calibrant.math.Elementary;
import org.calibrant.math.GammaFunction;
import org.calibrant.math.IncompleteBeta;

/**
 * Student's t distribution,
 *
 * <pre>
 *   p(x) = Γ((ν+1)/2) / (Γ(ν/2) √(νπ) s) (1 + t²/ν)^(−(ν+1)/2),   t = (x − m)/s.
 * </pre>
 *
 * @param dof ν, degrees of freedom; small values have heavy tails, 1 is Cauchy's distribution
 * @param location m
 * @param scale s
 */
public record StudentT(double dof, double location, double scale) implements Prior {
  private static final double LOG_PI = 1.1447298858494002;

  public StudentT {
    Require.positive("dof", dof);
    Require.finite("location", location);
    Require.positive("scale", scale);
  }

  @Override
  public double lnPdf(double x) {
    return density().at(x);
  }

  @Override
  public Density density() {
    double constant =
        GammaFunction.logGamma((dof + 1) / 2)
            - GammaFunction.logGamma(dof / 2)
            - 0.5 * (Elementary.log(dof) + LOG_PI)
            - Elementary.log(scale);
    return x -> {
      double t = (x - location) / scale;
      return Densities.orNothing(constant - (dof + 1) / 2 * StrictMath.log1p(t * t / dof));
    };
  }

  @Override
  public double cdf(double x) {
    return beyond((location - x) / scale);
  }

  @Override
  public double survival(double x) {
    return beyond((x - location) / scale);
  }

  /** P(T &gt; t) = ½ I_(ν/(ν+t²))(ν/2, ½) for t ≥ 0. */
  private double beyond(double t) {
    double square = t * t;
    double tail =
        Double.isInfinite(square)
            ? 0
            : 0.5 * IncompleteBeta.at(dof / 2, 0.5, dof / (dof + square), square / (dof + square));
    return t > 0 ? tail : 1 - tail;
  }

  @Override
  public double quantile(double p) {
    return p <= 0.5 ? location - scale * above(p) : location + scale * above(1 - p);
  }

  @Override
  public double upperQuantile(double p) {
    return p <= 0.5 ? location + scale * above(p) : location - scale * above(1 - p);
  }

  /** The t ≥ 0 with P(T &gt; t) = p ≤ ½. */
  private double above(double p) {
    if (p < 0.25) {
      double y = Beta.below(dof / 2, 0.5, 2 * p);
      return Math.sqrt(dof * (1 - y) / y);
    }

    double w = Beta.below(0.5, dof / 2, 1 - 2 * p);
    return Math.sqrt(dof * w / (1 - w));
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
    double z = (x - location) / scale;
    return -(dof + 1) * z / (dof + z * z) / scale;
  }
}
