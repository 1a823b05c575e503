package org.calibrant.fit;

import org.calibrant.math.Cholesky;

/**
 * Damped Gauss–Newton steps δ for a function that knows its curvature H,
 *
 * <pre>
 *   (H + λ D) δ = −g,   D = diag H (the largest seen so far),
 * </pre>
 *
 * for the parameters that are free to move, cut at the bounds; for least squares this is the method
 * of Levenberg and Marquardt, for other likelihoods, with their Fisher matrix, Fisher's scoring. λ
 * follows the ratio of actual to predicted decrease as in {@link LevenbergMarquardt}. In coordinates
 * along the axes of the Fisher matrix what the data do not determine can be left out.
 *
 * @param decrease converged when a step's decrease, predicted and actual, is below this, in units of
 *     the function: 10⁻⁶ of a log-likelihood is far below anything that matters
 * @param maxIterations how many curvatures may be computed
 * @param maxEvaluations how often the function may be computed, those with curvature apart
 */
public record FisherScoring(double decrease, int maxIterations, int maxEvaluations)
    implements Optimiser {
  private static final double FIRST_DAMPING = 1e-3;
  private static final double LARGEST_DAMPING = 1e16;

  public FisherScoring {
    if (!(decrease > 0)) {
      throw new IllegalArgumentException("decrease must be positive, was " + decrease);
    }

    if (maxIterations < 1 || maxEvaluations < 1) {
      throw new IllegalArgumentException(
          "max-iterations and max-evaluations must be at least 1, were "
              + maxIterations
              + " and "
              + maxEvaluations);
    }
  }

  @Override
  public Optimum minimise(Objective objective, double[] start, Box box) {
    if (!(objective instanceof CurvedObjective curved)) {
      throw new IllegalArgumentException(
          "Fisher scoring needs a function that knows its curvature");
    }

    return new Search(curved, start, box).run();
  }

  /** One search and its scratch arrays. */
  private final class Search {
    private final CurvedObjective objective;
    private final Box box;
    private final int n;
    private final double[] g;
    private final double[] h;
    private final double[] scale;
    private final double[] damped;
    private final double[] move;
    private double[] x;
    private double[] proposed;

    Search(CurvedObjective objective, double[] start, Box box) {
      this.objective = objective;
      this.box = box;
      n = start.length;
      x = start.clone();
      proposed = new double[n];
      g = new double[n];
      h = new double[n * n];
      scale = new double[n];
      damped = new double[n * n];
      move = new double[n];
    }

    Optimum run() {
      double value = linearise();
      int iterations = 1;
      int evaluations = 1;
      if (!Double.isFinite(value)) {
        return end(value, evaluations, iterations, Ending.NOT_FINITE);
      }

      double damping = FIRST_DAMPING;
      double growth = 2;
      while (true) {
        double predicted = propose(damping);
        if (predicted == 0) {
          return end(value, evaluations, iterations, Ending.CONVERGED);
        }

        if (evaluations >= maxEvaluations) {
          return end(value, evaluations, iterations, Ending.TOO_MANY_EVALUATIONS);
        }

        double actual = predicted > 0 ? value - objective.value(proposed) : Double.NaN;
        evaluations++;
        boolean isSmall = damping <= 1 && predicted <= decrease && Math.abs(actual) <= decrease;
        if (actual > 0) {
          double[] old = x;
          x = proposed;
          proposed = old;
          value -= actual;
          double cube = 2 * Math.min(1, actual / predicted) - 1;
          damping *= Math.max(1.0 / 3, 1 - cube * cube * cube);
          growth = 2;
        } else {
          damping *= growth;
          growth *= 2;
        }

        if (!isSmall && actual > 0 && iterations >= maxIterations) {
          return end(value, evaluations, iterations, Ending.TOO_MANY_ITERATIONS);
        }

        if (actual > 0) {
          value = linearise();
          iterations++;
        }

        if (isSmall) {
          return end(value, evaluations, iterations, Ending.CONVERGED);
        }

        if (damping > LARGEST_DAMPING) {
          return end(value, evaluations, iterations, Ending.STALLED);
        }
      }
    }

    private double linearise() {
      double value = objective.curvature(x, g, h);
      for (int i = 0; i < n; i++) {
        scale[i] = Math.max(scale[i], h[i * n + i]);
      }

      return value;
    }

    private double propose(double damping) {
      for (int i = 0; i < n; i++) {
        boolean held = isHeld(i);
        move[i] = held ? 0 : -g[i];
        for (int j = 0; j < i; j++) {
          damped[i * n + j] = held || isHeld(j) ? 0 : h[i * n + j];
        }

        damped[i * n + i] = held ? 1 : h[i * n + i] + damping * scale[i];
      }

      if (!Cholesky.factor(damped, n)) {
        return Double.NaN;
      }

      Cholesky.solve(damped, n, move);
      double predicted = 0;
      for (int i = 0; i < n; i++) {
        proposed[i] = box.inside(i, x[i] + move[i]);
        move[i] = proposed[i] - x[i];
      }

      for (int i = 0; i < n; i++) {
        double product = g[i];
        for (int j = 0; j < n; j++) {
          product += 0.5 * h[i * n + j] * move[j];
        }

        predicted -= move[i] * product;
      }

      return predicted;
    }

    private boolean isHeld(int i) {
      return scale[i] == 0
          || g[i] >= 0 && box.isAtLower(i, x[i])
          || g[i] <= 0 && box.isAtUpper(i, x[i]);
    }

    private Optimum end(double value, int evaluations, int iterations, Ending ending) {
      double norm = GradientDescent.norm(x, g, box);
      return new Optimum(x.clone(), value, norm, evaluations, iterations, ending);
    }
  }
}
