package org.calibrant.calibration;

import java.util.List;

/**
 * A density as a sampler sees it: failures counted, what is no number made impossible, the
 * likelihood tempered by β. Belongs to one thread.
 */
public final class TemperedDensity {
  private final LogDensity.Evaluator evaluator;
  private final int dimensions;
  private final int derivedQuantities;
  private final double beta;
  private Counts counts = Counts.NONE;
  private long evaluated;
  private long update = -1;

  TemperedDensity(LogDensity density, double beta) {
    this.evaluator = density.evaluator();
    this.dimensions = density.names().size();
    this.derivedQuantities = density.derived().size();
    this.beta = beta;
  }

  /** How many derived quantities each point has. */
  public int derivedQuantities() {
    return derivedQuantities;
  }

  /**
   * ln of the density that is sampled, up to a constant: ln prior + β ln likelihood; −∞ where
   * either is.
   */
  public double ln(double lnPrior, double lnLikelihood) {
    return lnPrior + beta * lnLikelihood;
  }

  /**
   * Evaluates points as {@link LogDensity.Evaluator#evaluate} does; every result is a number or −∞.
   */
  public void evaluate(
      double[] points,
      int stride,
      int count,
      double[] lnPrior,
      double[] lnLikelihood,
      double[] derived) {
    try {
      evaluator.evaluate(points, stride, count, lnPrior, lnLikelihood, derived);
    } catch (RuntimeException e) {
      oneByOne(points, stride, count, lnPrior, lnLikelihood, derived);
    }

    evaluated += count;
    for (int k = 0; k < count; k++) {
      if (!(lnPrior[k] < Double.POSITIVE_INFINITY)) {
        lnPrior[k] = Double.NEGATIVE_INFINITY;
        lnLikelihood[k] = Double.NEGATIVE_INFINITY;
      } else if (!(lnLikelihood[k] < Double.POSITIVE_INFINITY)) {
        lnLikelihood[k] = Double.NEGATIVE_INFINITY;
        if (lnPrior[k] > Double.NEGATIVE_INFINITY) {
          witness(points, stride, k);
        }
      }
    }
  }

  /** A failed point, behind the number of the update in which it failed. */
  private void witness(double[] points, int stride, int k) {
    double[] point = new double[1 + dimensions];
    point[0] = update;
    for (int i = 0; i < dimensions; i++) {
      point[1 + i] = points[i * stride + k];
    }

    counts = counts.plus(new Counts(0, 1, List.of(point)));
  }

  /** After a batch has thrown: only the points that throw on their own have failed. */
  private void oneByOne(
      double[] points,
      int stride,
      int count,
      double[] lnPrior,
      double[] lnLikelihood,
      double[] derived) {
    double[] point = new double[dimensions];
    double[] prior = new double[1];
    double[] likelihood = new double[1];
    double[] more = new double[derivedQuantities];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < dimensions; i++) {
        point[i] = points[i * stride + k];
      }

      try {
        evaluator.evaluate(point, 1, 1, prior, likelihood, more);
      } catch (RuntimeException e) {
        prior[0] = 0;
        likelihood[0] = Double.NaN;
      }

      lnPrior[k] = prior[0];
      lnLikelihood[k] = likelihood[0];
      for (int i = 0; i < derivedQuantities; i++) {
        derived[i * stride + k] = more[i];
      }
    }
  }

  /** The update whose proposals come next; −1 for the start. */
  void at(long updateNumber) {
    update = updateNumber;
  }

  /** Hands over what was counted since the last time. */
  void report(Ensemble ensemble) {
    ensemble.count(new Counts(evaluated, 0, List.of()).plus(counts));
    evaluated = 0;
    counts = Counts.NONE;
  }
}
