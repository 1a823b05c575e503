package org.calibrant.diffraction;

import java.util.Arrays;
import org.calibrant.math.Cholesky;

/**
 * How well a still determines its parameters. With J = ∂I/∂θ, the variance of a pixel V = I + read-out²,
 * and the weight c = ½ρ″ that the loss gives it,
 *
 * <pre>
 *   H = Σ c J Jᵀ + R,   M = Σ c² V J Jᵀ + R
 *   covariance of the estimate   H⁻¹ M H⁻¹
 *   least possible               (Σ J Jᵀ / V + R)⁻¹        (Cramér and Rao)
 * </pre>
 *
 * with R the weights of the restraints. For a likelihood both are the same. What a bound holds has no
 * uncertainty; where the still does not determine the parameters all is NaN.
 *
 * @param covariance n × n, row by row
 * @param expected least possible standard deviations
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Uncertainty(double[] covariance, double[] expected) {
  private static final double LEAST_VARIANCE = 1e-12;

  static Uncertainty of(
      ImageModel model, double[] values, double[] observed, Loss loss, Refined[] all, double read) {
    Refined[] refined =
        Arrays.stream(all).filter(one -> isFree(one, values)).toArray(Refined[]::new);
    int n = refined.length;
    int[] free = Arrays.stream(refined).mapToInt(Refined::index).toArray();
    double[][] normals = new double[3][n * n];
    Loss[] losses = {loss, new Propagated(loss, read), new Information(read)};
    model.normals(values, observed, losses, free, normals, new double[n]);
    double[] h = normals[0];
    double[] m = normals[1];
    double[] least = normals[2];
    for (int i = 0; i < n; i++) {
      double weight = refined[i].restraint().weight();
      h[i * n + i] += weight;
      m[i * n + i] += weight;
      least[i * n + i] += weight;
    }

    double[] inverse = inverse(h, n);
    double[] covariance = product(product(inverse, m, n), inverse, n);
    double[] best = inverse(least, n);
    return spread(all, refined, covariance, best);
  }

  private static boolean isFree(Refined one, double[] values) {
    double value = values[one.index()];
    return value > one.range().least() && value < one.range().most();
  }

  /** Back to all parameters: zero for those that a bound holds. */
  private static Uncertainty spread(
      Refined[] all, Refined[] refined, double[] covariance, double[] best) {
    int n = all.length;
    double[] wide = new double[n * n];
    double[] expected = new double[n];
    for (int i = 0; i < n; i++) {
      int a = Arrays.asList(refined).indexOf(all[i]);
      if (a < 0) {
        continue;
      }

      expected[i] = Math.sqrt(best[a * refined.length + a]);
      for (int j = 0; j < n; j++) {
        int b = Arrays.asList(refined).indexOf(all[j]);
        wide[i * n + j] = b < 0 ? 0 : covariance[a * refined.length + b];
      }
    }

    return new Uncertainty(wide, expected);
  }

  static Uncertainty unknown(int n) {
    double[] covariance = new double[n * n];
    double[] expected = new double[n];
    Arrays.fill(covariance, Double.NaN);
    Arrays.fill(expected, Double.NaN);
    return new Uncertainty(covariance, expected);
  }

  /** Standard deviations. */
  double[] sigma() {
    int n = expected.length;
    double[] sigma = new double[n];
    for (int i = 0; i < n; i++) {
      sigma[i] = Math.sqrt(covariance[i * n + i]);
    }

    return sigma;
  }

  double[] correlation() {
    int n = expected.length;
    double[] sigma = sigma();
    double[] correlation = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double product = sigma[i] * sigma[j];
        correlation[i * n + j] = i == j ? 1 : product == 0 ? 0 : covariance[i * n + j] / product;
      }
    }

    return correlation;
  }

  /** The inverse of a positive definite matrix, scaled to a unit diagonal first; else NaN. */
  static double[] inverse(double[] matrix, int n) {
    double[] scaled = new double[n * n];
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      scale[i] = Math.sqrt(matrix[i * n + i]);
    }

    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        scaled[i * n + j] = matrix[i * n + j] / (scale[i] * scale[j]);
      }
    }

    double[] inverse = new double[n * n];
    if (!Cholesky.factor(scaled, n)) {
      Arrays.fill(inverse, Double.NaN);
      return inverse;
    }

    Cholesky.inverse(scaled, n, inverse);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[i * n + j] /= scale[i] * scale[j];
      }
    }

    return inverse;
  }

  private static double[] product(double[] a, double[] b, int n) {
    double[] product = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          product[i * n + j] += a[i * n + k] * b[k * n + j];
        }
      }
    }

    return product;
  }

  private static double variance(double photons, double read) {
    return Math.max(photons, LEAST_VARIANCE) + read * read;
  }

  /** The noise of the pixels as the gradient of a loss sees it: its curvature is c² V. */
  private record Propagated(Loss loss, double read) implements Loss {
    @Override
    public double sum(
        double[] model, double[] observed, int at, int count, double[] slope, double[] curvature) {
      double sum = loss.sum(model, observed, at, count, slope, curvature);
      for (int i = 0; i < count; i++) {
        curvature[i] *= curvature[i] * variance(model[i], read);
      }

      return sum;
    }
  }

  /** What the pixels know: the curvature is 1 / V. */
  private record Information(double read) implements Loss {
    @Override
    public double sum(
        double[] model, double[] observed, int at, int count, double[] slope, double[] curvature) {
      for (int i = 0; i < count; i++) {
        slope[i] = 0;
        curvature[i] = 1 / variance(model[i], read);
      }

      return 0;
    }
  }
}
