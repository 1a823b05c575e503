package org.calibrant.fit;

/**
 * An objective as a search sees it: it counts evaluations, remembers the best point, and gives +∞
 * where the objective is not finite, so that comparisons need not know of NaN. A value of −∞ is no
 * minimum either.
 */
final class Tally {
  private final Objective objective;
  private final int most;
  private final double[] best;
  private double bestValue = Double.POSITIVE_INFINITY;
  private int evaluations;

  /**
   * @param start the best point as long as there is no other
   * @param most limit of evaluations
   */
  Tally(Objective objective, double[] start, int most) {
    this.objective = objective;
    this.best = start.clone();
    this.most = most;
  }

  double value(double[] point) {
    evaluations++;
    return seen(point, objective.value(point));
  }

  void values(double[][] points, double[] out) {
    objective.values(points, out);
    evaluations += points.length;
    for (int i = 0; i < points.length; i++) {
      out[i] = seen(points[i], out[i]);
    }
  }

  /** f and its exact gradient. */
  double gradient(double[] point, double[] out) {
    evaluations++;
    return seen(point, objective.gradient(point, out));
  }

  private double seen(double[] point, double value) {
    double known = Double.isFinite(value) ? value : Double.POSITIVE_INFINITY;
    if (known < bestValue) {
      bestValue = known;
      System.arraycopy(point, 0, best, 0, best.length);
    }

    return known;
  }

  boolean hasGradient() {
    return objective.hasGradient();
  }

  /** Whether so many more evaluations would break the limit. */
  boolean isOver(int more) {
    return evaluations + (long) more > most;
  }

  double bestValue() {
    return bestValue;
  }

  double[] best() {
    return best.clone();
  }

  Optimum optimum(double gradientNorm, int iterations, Ending ending) {
    return new Optimum(best(), bestValue, gradientNorm, evaluations, iterations, ending);
  }
}
