package org.calibrant.fit;

/**
 * Steepest descent with momentum,
 *
 * <pre>
 *   v ← μ v + g,   x ← x − rate · v          (heavy ball)
 *                  x ← x − rate · (g + μ v)  (Nesterov)
 * </pre>
 *
 * cut at the bounds. It has one rate for all parameters: give it coordinates in which they are alike
 * ({@link LinearCoordinates#scaled}, {@link FisherInformation#coordinates}). A gradient that is not
 * finite ends the search where it was last finite.
 *
 * <p>Sources: B. T. Polyak, USSR Comput. Math. Math. Phys. 4, 1 (1964); Y. Nesterov, Soviet Math.
 * Dokl. 27, 372 (1983), in the form of I. Sutskever et al., Proc. ICML (2013).
 *
 * @param rate by iteration
 * @param momentum μ, in [0, 1); 0 is plain descent
 * @param nesterov which form
 * @param gradientTolerance converged when the largest component of the gradient, towards the inside
 *     of the box, is not above this; 0 to take all iterations
 * @param maxIterations how many steps may be taken
 */
public record GradientDescent(
    LearningRate rate,
    double momentum,
    boolean nesterov,
    double gradientTolerance,
    int maxIterations)
    implements Optimiser {

  public GradientDescent {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("momentum must lie in [0, 1), was " + momentum);
    }

    if (!(gradientTolerance >= 0)) {
      throw new IllegalArgumentException(
          "gradient-tolerance must not be negative, was " + gradientTolerance);
    }

    if (maxIterations < 1) {
      throw new IllegalArgumentException("max-iterations must be at least 1, was " + maxIterations);
    }
  }

  @Override
  public Optimum minimise(Objective objective, double[] start, Box box) {
    if (!objective.hasGradient()) {
      throw new IllegalArgumentException("gradient descent needs a function with a gradient");
    }

    int n = start.length;
    double[] x = start.clone();
    double[] g = new double[n];
    double[] v = new double[n];
    double value = objective.gradient(x, g);
    if (!Double.isFinite(value)) {
      return new Optimum(x, value, Double.NaN, 1, 0, Ending.NOT_FINITE);
    }

    double[] best = x.clone();
    double least = value;
    double bestNorm = norm(x, g, box);
    int iteration = 0;
    Ending ending = Ending.TOO_MANY_ITERATIONS;
    for (; iteration < maxIterations; iteration++) {
      if (norm(x, g, box) <= gradientTolerance) {
        ending = Ending.CONVERGED;
        break;
      }

      double step = rate.at(iteration);
      for (int i = 0; i < n; i++) {
        v[i] = momentum * v[i] + g[i];
        x[i] = box.inside(i, x[i] - step * (nesterov ? g[i] + momentum * v[i] : v[i]));
      }

      value = objective.gradient(x, g);
      if (!(Double.isFinite(value) && isFinite(g))) {
        ending = Ending.STALLED;
        iteration++;
        break;
      }

      if (value <= least) {
        least = value;
        bestNorm = norm(x, g, box);
        System.arraycopy(x, 0, best, 0, n);
      }
    }

    int evaluations = iteration + 1;
    return new Optimum(best, least, bestNorm, evaluations, iteration, ending);
  }

  private static boolean isFinite(double[] g) {
    boolean finite = true;
    for (double component : g) {
      finite &= Double.isFinite(component);
    }

    return finite;
  }

  /** The largest component along which x can still move. */
  static double norm(double[] x, double[] g, Box box) {
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      boolean held = g[i] >= 0 && box.isAtLower(i, x[i]) || g[i] <= 0 && box.isAtUpper(i, x[i]);
      largest = held ? largest : Math.max(largest, Math.abs(g[i]));
    }

    return largest;
  }
}
