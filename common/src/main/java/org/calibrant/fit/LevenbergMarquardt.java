package org.calibrant.fit;

/**
 * Least squares within bounds by damped Gauss–Newton steps δ,
 *
 * <pre>
 *   (JᵀJ + λ D) δ = −Jᵀr,   D = diag JᵀJ (the largest seen so far),
 * </pre>
 *
 * solved for the parameters that are free to move (one at a bound with the gradient pushing outwards
 * is held) and cut at the bounds. λ follows the ratio ρ of the actual to the predicted decrease: after
 * a good step it is multiplied by max(⅓, 1 − (2ρ − 1)³), after a bad one by 2, 4, 8, …
 *
 * <p>Scaling by D makes the fit indifferent to the units of the parameters. A residual that is not
 * finite makes a step bad.
 *
 * <p>Sources: D. W. Marquardt, J. SIAM 11, 431 (1963); J. J. Moré, "The Levenberg–Marquardt algorithm:
 * implementation and theory" (1978), for the scaling; H. B. Nielsen, IMM-REP-1999-05, for λ.
 *
 * @param decrease converged when a step's decrease, predicted and actual, is below this fraction of
 *     χ²
 * @param step converged when every parameter moves by less than this fraction of its size
 * @param maxIterations how many Jacobians may be computed
 * @param maxEvaluations how often the residuals may be computed, those for the Jacobians apart
 */
public record LevenbergMarquardt(
    double decrease, double step, int maxIterations, int maxEvaluations) {
  private static final double FIRST_DAMPING = 1e-3;
  private static final double LARGEST_DAMPING = 1e16;

  public LevenbergMarquardt {
    if (!(decrease >= 0) || !(step >= 0) || !(decrease + step > 0)) {
      throw new IllegalArgumentException(
          "decrease and step must not be negative and not both be zero, were "
              + decrease
              + " and "
              + step);
    }

    if (maxIterations < 1 || maxEvaluations < 1) {
      throw new IllegalArgumentException(
          "maxIterations and maxEvaluations must be at least 1, were "
              + maxIterations
              + " and "
              + maxEvaluations);
    }
  }

  /**
   * Fits.
   *
   * @param problem m residuals with derivatives
   * @param size m
   * @param start n parameters inside the box
   * @param box bounds of the n parameters
   */
  public LeastSquaresFit fit(DifferentiableResiduals problem, int size, double[] start, Box box) {
    if (box.dimensions() != start.length || !box.contains(start)) {
      throw new IllegalArgumentException("start must lie inside the box");
    }

    NormalEquations equations = new NormalEquations(problem, size, start, box);
    if (!Double.isFinite(equations.chiSquare())) {
      return equations.fit(0, 1, Ending.NOT_FINITE);
    }

    int evaluations = 1;
    int iterations = 0;
    double damping = FIRST_DAMPING;
    double growth = 2;
    equations.linearise();
    iterations++;
    while (true) {
      double predicted = equations.propose(damping);
      if (predicted == 0) {
        return equations.fit(iterations, evaluations, Ending.CONVERGED);
      }

      if (evaluations >= maxEvaluations) {
        return equations.fit(iterations, evaluations, Ending.TOO_MANY_EVALUATIONS);
      }

      double before = equations.chiSquare();
      double actual = predicted > 0 ? before - equations.proposedChiSquare() : Double.NaN;
      evaluations++;
      // under strong damping every step is small: that says nothing
      boolean gainsLittle = predicted <= decrease * before && Math.abs(actual) <= decrease * before;
      boolean movesLittle = predicted > 0 && equations.moves() <= step;
      boolean isSmall = damping <= 1 && (gainsLittle || movesLittle);
      if (actual > 0) {
        equations.accept();
        double ratio = Math.min(1, actual / predicted);
        double cube = 2 * ratio - 1;
        damping *= Math.max(1.0 / 3, 1 - cube * cube * cube);
        growth = 2;
      } else {
        damping *= growth;
        growth *= 2;
      }

      if (isSmall) {
        equations.linearise(); // for the covariance
        return equations.fit(iterations + 1, evaluations, Ending.CONVERGED);
      }

      if (damping > LARGEST_DAMPING) {
        return equations.fit(iterations, evaluations, Ending.STALLED);
      }

      if (actual > 0) {
        if (iterations >= maxIterations) {
          return equations.fit(iterations, evaluations, Ending.TOO_MANY_ITERATIONS);
        }

        equations.linearise();
        iterations++;
      }
    }
  }
}
