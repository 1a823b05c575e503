package org.calibrant.optics.inference;

import org.calibrant.fit.CurvedObjective;
import org.calibrant.params.Prior;

/** −ln of likelihood times prior. */
final class PosteriorObjective implements CurvedObjective {
  private final CurvedObjective likelihood;

  /** One per number; null where nothing is known. */
  private final Prior[] priors;

  PosteriorObjective(CurvedObjective likelihood, Prior[] priors) {
    this.likelihood = likelihood;
    this.priors = priors.clone();
  }

  @Override
  public boolean hasGradient() {
    return true;
  }

  /** ln of the prior density. */
  double lnPrior(double[] point) {
    double sum = 0;
    for (int i = 0; i < priors.length; i++) {
      sum += priors[i] == null ? 0 : priors[i].lnPdf(point[i]);
    }

    return sum;
  }

  @Override
  public double value(double[] point) {
    double prior = lnPrior(point);
    return prior == Double.NEGATIVE_INFINITY
        ? Double.POSITIVE_INFINITY
        : likelihood.value(point) - prior;
  }

  @Override
  public double gradient(double[] point, double[] out) {
    return withPrior(point, likelihood.gradient(point, out), out);
  }

  @Override
  public double curvature(double[] point, double[] gradient, double[] matrix) {
    double value = withPrior(point, likelihood.curvature(point, gradient, matrix), gradient);
    double[] information = information(point);
    for (int i = 0; i < priors.length; i++) {
      matrix[i * priors.length + i] += information[i];
    }

    return value;
  }

  private double withPrior(double[] point, double value, double[] gradient) {
    double prior = lnPrior(point);
    if (prior == Double.NEGATIVE_INFINITY || !Double.isFinite(value)) {
      return Double.POSITIVE_INFINITY;
    }

    for (int i = 0; i < priors.length; i++) {
      gradient[i] -= priors[i] == null ? 0 : priors[i].lnPdfSlope(point[i]);
    }

    return value - prior;
  }

  /** −d² ln p/dx² of each number, never negative: what the prior adds to a Fisher matrix. */
  double[] information(double[] point) {
    double[] information = new double[priors.length];
    for (int i = 0; i < priors.length; i++) {
      if (priors[i] != null) {
        double x = point[i];
        double h = 1e-5 * Math.max(Math.abs(x), 1e-3);
        double above = Math.min(x + h, priors[i].upper());
        double below = Math.max(x - h, priors[i].lower());
        double slope =
            (priors[i].lnPdfSlope(above) - priors[i].lnPdfSlope(below)) / (above - below);
        information[i] = Math.max(0, -slope);
      }
    }

    return information;
  }
}
