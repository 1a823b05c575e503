package org.calibrant.calibration;

import org.calibrant.fit.Objective;
import org.calibrant.math.Cholesky;
import org.calibrant.params.Prior;

/**
 * Laplace's approximation: near its maximum a density is like a normal one whose precision is the
 * matrix of second derivatives of −ln p. They are central differences over steps in which −ln p rises
 * by about 1/50. A parameter at its bound is held there.
 */
final class Laplace {
  private static final double RISE = 0.02;
  private static final int TRIALS = 8;

  /** Covariance row by row; empty where there is none. */
  final double[] covariance;

  /** Why there is none; blank otherwise. */
  final String problem;

  private Laplace(double[] covariance, String problem) {
    this.covariance = covariance;
    this.problem = problem;
  }

  /** Of a posterior or a likelihood at its best point. */
  static Laplace of(Posterior posterior, Maximised maximised, PointProblem problem, double[] best) {
    double[] scale = new double[best.length];
    for (int i = 0; i < scale.length; i++) {
      Prior prior = posterior.parameters().get(i).prior();
      scale[i] = 0.5 * (prior.quantile(0.75) - prior.quantile(0.25));
    }

    Objective ofModel =
        new Objective() {
          @Override
          public double value(double[] x) {
            double[] out = new double[1];
            values(new double[][] {x}, out);
            return out[0];
          }

          @Override
          public void values(double[][] x, double[] out) {
            double[][] ln = problem.evaluate(x);
            for (int j = 0; j < x.length; j++) {
              out[j] = -ln[1][j] - (maximised == Maximised.POSTERIOR ? ln[0][j] : 0);
            }
          }
        };
    return at(ofModel, best, scale, posterior.priors().lower(), posterior.priors().upper());
  }

  /**
   * @param f −ln p of the model's parameters
   * @param best where it is least
   * @param scale typical sizes of the parameters
   * @param lower bounds
   * @param upper bounds
   */
  static Laplace at(Objective f, double[] best, double[] scale, double[] lower, double[] upper) {
    int d = best.length;
    double[] step = new double[d];
    int[] free = new int[d];
    int n = 0;
    double least = f.value(best);
    for (int i = 0; i < d; i++) {
      double room = Math.min(best[i] - lower[i], upper[i] - best[i]);
      if (room > 1e-6 * scale[i]) {
        step[i] = step(f, best, i, least, Math.min(1e-3 * scale[i], room), room);
        free[n++] = i;
        if (!(step[i] > 0)) {
          return new Laplace(new double[0], "−ln p does not rise to both sides of the best point");
        }
      }
    }

    double[] hessian = hessian(f, best, step, free, n, least);
    if (!Cholesky.factor(hessian, n)) {
      return new Laplace(
          new double[0], "the matrix of second derivatives is not positive definite");
    }

    double[] inverse = new double[n * n];
    Cholesky.inverse(hessian, n, inverse);
    double[] covariance = new double[d * d];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        covariance[free[a] * d + free[b]] = inverse[a * n + b];
      }
    }

    return new Laplace(covariance, "");
  }

  /** A step over which f rises by about {@link #RISE} to both sides on average. */
  private static double step(
      Objective f, double[] best, int i, double least, double first, double room) {
    double step = first;
    for (int trial = 0; trial < TRIALS; trial++) {
      double rise = 0.5 * (shifted(f, best, i, step) + shifted(f, best, i, -step)) - least;
      if (rise > 0.25 * RISE && rise < 4 * RISE) {
        return step;
      }

      double factor = rise > 0 ? Math.sqrt(RISE / rise) : rise <= 0 ? 10 : 0.1;
      double next = Math.min(step * Math.max(0.01, Math.min(factor, 100)), room);
      if (next == step) {
        return rise > 0 ? step : Double.NaN;
      }

      step = next;
    }

    return step;
  }

  private static double shifted(Objective f, double[] best, int i, double step) {
    double[] point = best.clone();
    point[i] += step;
    return f.value(point);
  }

  private static double[] hessian(
      Objective f, double[] best, double[] step, int[] free, int n, double least) {
    double[][] points = new double[2 * n + 2 * n * (n - 1)][];
    int k = 0;
    for (int a = 0; a < n; a++) {
      points[k++] = moved(best, step, free[a], 1, free[a], 0);
      points[k++] = moved(best, step, free[a], -1, free[a], 0);
      for (int b = 0; b < a; b++) {
        points[k++] = moved(best, step, free[a], 1, free[b], 1);
        points[k++] = moved(best, step, free[a], 1, free[b], -1);
        points[k++] = moved(best, step, free[a], -1, free[b], 1);
        points[k++] = moved(best, step, free[a], -1, free[b], -1);
      }
    }

    double[] values = new double[points.length];
    f.values(points, values);
    double[] hessian = new double[n * n];
    k = 0;
    for (int a = 0; a < n; a++) {
      double h = step[free[a]];
      hessian[a * n + a] = (values[k] - 2 * least + values[k + 1]) / (h * h);
      k += 2;
      for (int b = 0; b < a; b++) {
        double sum = values[k] - values[k + 1] - values[k + 2] + values[k + 3];
        hessian[a * n + b] = sum / (4 * h * step[free[b]]);
        hessian[b * n + a] = hessian[a * n + b];
        k += 4;
      }
    }

    return hessian;
  }

  private static double[] moved(
      double[] best, double[] step, int i, double alongI, int j, double alongJ) {
    double[] point = best.clone();
    point[i] += alongI * step[i];
    point[j] += alongJ * step[j];
    return point;
  }
}
