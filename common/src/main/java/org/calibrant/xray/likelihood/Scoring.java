package org.calibrant.xray.likelihood;

import org.calibrant.fit.Ending;

/**
 * Minimisation by damped scoring steps (H + λ diag H) s = −g within bounds, H being the expected
 * Hessian: Levenberg's and Marquardt's method for a likelihood instead of a sum of squares. λ starts
 * small, falls after good steps and rises after bad ones (Nielsen 1999, IMM-REP-1999-05).
 */
final class Scoring {
  private static final double FIRST_DAMPING = 1e-4;
  private static final double LARGEST_DAMPING = 1e14;

  /** Of a predicted decrease, in units of the statistic and of its rounding. */
  private static final double NEGLIGIBLE = 1e-11;

  private final Surface surface;
  private final int maxIterations;
  private final NewtonStep equations;
  private Ending ending;

  Scoring(Surface surface, int maxIterations) {
    this.surface = surface;
    this.maxIterations = maxIterations;
    this.equations = new NewtonStep(surface.dimensions());
  }

  /** How the last search ended. */
  Ending ending() {
    return ending;
  }

  /**
   * The minimum downhill of a point.
   *
   * @param held a parameter that does not move, or −1
   */
  Surface.Point minimise(Surface.Point start, int held) {
    if (!start.exists()) {
      ending = Ending.NOT_FINITE;
      return start;
    }

    int n = surface.dimensions();
    Surface.Point point = start;
    double damping = FIRST_DAMPING;
    double growth = 2;
    ending = Ending.TOO_MANY_ITERATIONS;
    for (int iteration = 0; iteration < maxIterations; iteration++) {
      equations.choose(point, surface.box(), held);
      if (equations.free() == 0) {
        ending = Ending.CONVERGED;
        return point;
      }

      double[] step = new double[n];
      boolean solved = equations.factor(point, damping);
      double[] next = point.theta().clone();
      if (solved) {
        for (int k = 0; k < n; k++) {
          step[k] = -point.gradient()[k];
        }

        equations.solve(point, step);
        for (int k = 0; k < n; k++) {
          next[k] = surface.box().inside(k, point.theta()[k] + step[k]);
          step[k] = next[k] - point.theta()[k];
        }
      }

      double predicted = solved ? predicted(point, step) : Double.NaN;
      double noise = NEGLIGIBLE * (1 + Math.abs(point.value()) * 1e-2);
      if (damping <= 1 && Math.abs(predicted) <= noise) {
        ending = Ending.CONVERGED;
        return point;
      }

      Surface.Point proposed = predicted > 0 ? surface.at(next) : point;
      double actual = predicted > 0 ? point.value() - proposed.value() : Double.NaN;
      // where rounding hides the decrease, the gradient is still to be trusted
      boolean tiny = predicted > 0 && predicted <= 1e3 * noise && Math.abs(actual) <= 1e3 * noise;
      if (actual > 0 || tiny) {
        double ratio = tiny ? 1 : Math.min(1, actual / predicted);
        double cube = 2 * ratio - 1;
        damping = Math.max(1e-14, damping * Math.max(0.1, 1 - cube * cube * cube));
        growth = 2;
        point = proposed;
      } else {
        damping *= growth;
        growth *= 2;
        if (damping > LARGEST_DAMPING) {
          // a kink, as between the nodes of a table, has no zero gradient
          ending = Ending.STALLED;
          return point;
        }
      }
    }

    return point;
  }

  /** −(gᵀs + ½ sᵀHs). */
  private static double predicted(Surface.Point point, double[] step) {
    int n = step.length;
    double sum = 0;
    for (int k = 0; k < n; k++) {
      double product = 0;
      for (int l = 0; l < n; l++) {
        product += point.hessian()[k * n + l] * step[l];
      }

      sum -= step[k] * (point.gradient()[k] + 0.5 * product);
    }

    return sum;
  }
}
