package org.calibrant.params;

import org.calibrant.math.Elementary;

/**
 * Another distribution D on a closed interval only. Without normalisation ln p inside is that of D:
 * samplers and optimisers do not mind, but the evidence and the mean of ln p do.
 *
 * @param prior D
 * @param lower lower end, included; −10³⁰⁰ or below means none
 * @param upper upper end, included; 10³⁰⁰ or above means none
 * @param normalised whether the density is divided by the mass that D has in the interval
 */
public record Bound(Prior prior, double lower, double upper, boolean normalised) implements Prior {

  public Bound {
    lower = Require.end(lower);
    upper = Require.end(upper);
    Require.ordered(lower, upper);
    if (!(mass(prior, lower, upper) > 0)) {
      throw new IllegalArgumentException(
          "%s has no mass in [%s, %s]".formatted(prior, lower, upper));
    }
  }

  @Override
  public double lnPdf(double x) {
    return density().at(x);
  }

  @Override
  public Density density() {
    double constant = normalised ? Elementary.log(mass(prior, lower, upper)) : 0;
    Density inner = prior.density();
    return x -> x >= lower && x <= upper ? inner.at(x) - constant : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double cdf(double x) {
    return x <= lower ? 0 : x >= upper ? 1 : share(lower, x);
  }

  @Override
  public double survival(double x) {
    return x <= lower ? 1 : x >= upper ? 0 : share(x, upper);
  }

  private double share(double from, double to) {
    return Math.min(1, mass(prior, from, to) / mass(prior, lower, upper));
  }

  @Override
  public double quantile(double p) {
    return between(p, 1 - p);
  }

  @Override
  public double upperQuantile(double p) {
    return between(1 - p, p);
  }

  /** From the side of D on which the interval has the smaller mass, so that no digits are lost. */
  private double between(double below, double above) {
    double q = prior.cdf(lower) * above + prior.cdf(upper) * below;
    double x =
        q <= 0.5
            ? prior.quantile(q)
            : prior.upperQuantile(prior.survival(lower) * above + prior.survival(upper) * below);
    return Math.max(lower(), Math.min(x, upper()));
  }

  private static double mass(Prior prior, double from, double to) {
    double below = prior.cdf(from);
    return below < 0.5 ? prior.cdf(to) - below : prior.survival(from) - prior.survival(to);
  }

  @Override
  public double lnPdfSlope(double x) {
    return prior.lnPdfSlope(x);
  }
}
