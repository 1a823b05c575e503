package org.calibrant.params;

import org.calibrant.math.Elementary;
import org.calibrant.math.NormalTail;
import org.calibrant.math.StandardNormal;

/**
 * A normal distribution cut to a closed interval and normalised there,
 *
 * <pre>
 *   p(x) = φ((x − μ)/σ) / (σ [Φ(β) − Φ(α)]),   α = (lower − μ)/σ,  β = (upper − μ)/σ.
 * </pre>
 *
 * Masses are compared by logarithms without their Gaussian ({@link NormalTail}), so that an interval
 * far out in a tail is as good as any other.
 *
 * @param mean μ of the normal distribution before the cut
 * @param sd σ of the normal distribution before the cut
 * @param lower lower end, included; −10³⁰⁰ or below means none
 * @param upper upper end, included; 10³⁰⁰ or above means none
 */
public record TruncatedNormal(double mean, double sd, double lower, double upper) implements Prior {

  /** Beyond a million σ neighbouring doubles are far apart on the scale on which φ falls. */
  private static final double FARTHEST = 1e6;

  public TruncatedNormal {
    Require.finite("mean", mean);
    Require.positive("sd", sd);
    lower = Require.end(lower);
    upper = Require.end(upper);
    Require.ordered(lower, upper);
    double a = (lower - mean) / sd;
    double b = (upper - mean) / sd;
    if (!(a < b && Math.abs(NormalTail.near(a, b)) < FARTHEST)) {
      throw new IllegalArgumentException(
          "normal distribution with mean %s and sd %s has no mass in [%s, %s]"
              .formatted(mean, sd, lower, upper));
    }
  }

  @Override
  public double lnPdf(double x) {
    return density().at(x);
  }

  @Override
  public Density density() {
    double near = NormalTail.near(standard(lower), standard(upper));
    double constant = scaledLogMass() + Elementary.log(sd) + Densities.HALF_LOG_TWO_PI;
    return x -> {
      double z = (x - mean) / sd;
      return x >= lower && x <= upper
          ? Densities.orNothing(-0.5 * (z - near) * (z + near) - constant)
          : Double.NEGATIVE_INFINITY;
    };
  }

  @Override
  public double cdf(double x) {
    return x <= lower ? 0 : x >= upper ? 1 : share(standard(lower), standard(x));
  }

  @Override
  public double survival(double x) {
    return x <= lower ? 1 : x >= upper ? 0 : share(standard(x), standard(upper));
  }

  private double share(double from, double to) {
    double all = NormalTail.near(standard(lower), standard(upper));
    double part = NormalTail.near(from, to);
    double squares = 0.5 * (part - all) * (part + all);
    return Math.min(
        1, Elementary.exp(NormalTail.scaledLogMass(from, to) - scaledLogMass() - squares));
  }

  private double scaledLogMass() {
    return NormalTail.scaledLogMass(standard(lower), standard(upper));
  }

  @Override
  public double quantile(double p) {
    return between(p, 1 - p);
  }

  @Override
  public double upperQuantile(double p) {
    return between(1 - p, p);
  }

  private double between(double below, double above) {
    double a = standard(lower);
    double b = standard(upper);
    double x;
    if (a > 0) {
      x = lower + sd * beyond(a, b, below, above);
    } else if (b < 0) {
      x = upper - sd * beyond(-b, -a, above, below);
    } else {
      double q = NormalTail.upper(-a) * above + NormalTail.upper(-b) * below;
      double z =
          q <= 0.5
              ? StandardNormal.quantile(q)
              : -StandardNormal.quantile(NormalTail.upper(a) * above + NormalTail.upper(b) * below);
      x = mean + sd * z;
    }

    return Math.max(lower, Math.min(x, upper));
  }

  /** z − a with Q(z) = Q(a) · above + Q(b) · below, for 0 &lt; a &lt; b. */
  private static double beyond(double a, double b, double below, double above) {
    double far = Elementary.exp(NormalTail.logRatio(a, b));
    return NormalTail.beyond(a, Elementary.log(above + far * below));
  }

  private double standard(double x) {
    return (x - mean) / sd;
  }

  @Override
  public double lnPdfSlope(double x) {
    return (mean - x) / sd / sd;
  }
}
