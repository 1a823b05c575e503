package org.calibrant.xray.likelihood;

import java.util.Arrays;
import org.calibrant.fit.Box;

/**
 * The statistic of one spectrum over the free parameters: value, gradient and expected Hessian,
 *
 * <pre>
 *   g_k = Σ C'(m_i) ∂m_i/∂θ_k,   H_kl = Σ C''(m_i) ∂m_i/∂θ_k ∂m_i/∂θ_l
 * </pre>
 *
 * (Fisher's information where C is −2 ln L).
 */
final class Surface {
  private final Prediction prediction;
  private final Deviance deviance;
  private final Box box;
  private final int n;
  private final double[] counts;
  private final double[][] jacobian;
  private final double[] slope;
  private final double[] weight;
  private int evaluations;

  Surface(Prediction prediction, Deviance deviance, int bins, Box box) {
    this.prediction = prediction;
    this.deviance = deviance;
    this.box = box;
    this.n = box.dimensions();
    this.counts = new double[bins];
    this.jacobian = new double[n][bins];
    this.slope = new double[bins];
    this.weight = new double[bins];
  }

  Box box() {
    return box;
  }

  int dimensions() {
    return n;
  }

  int evaluations() {
    return evaluations;
  }

  /** The surface at θ; its value is infinite where there is no model. */
  Point at(double[] theta) {
    evaluations++;
    double[] gradient = new double[n];
    double[] hessian = new double[n * n];
    if (!prediction.at(theta, counts, jacobian)) {
      return new Point(theta.clone(), Double.POSITIVE_INFINITY, gradient, hessian);
    }

    double value = deviance.at(counts, slope, weight);
    for (int k = 0; k < n; k++) {
      double[] row = jacobian[k];
      double sum = 0;
      for (int i = 0; i < row.length; i++) {
        sum += slope[i] * row[i];
      }

      gradient[k] = sum;
      for (int l = 0; l <= k; l++) {
        double[] other = jacobian[l];
        double product = 0;
        for (int i = 0; i < row.length; i++) {
          product += weight[i] * row[i] * other[i];
        }

        hessian[k * n + l] = product;
        hessian[l * n + k] = product;
      }
    }

    boolean finite =
        Double.isFinite(value)
            && Arrays.stream(gradient).allMatch(Double::isFinite)
            && Arrays.stream(hessian).allMatch(Double::isFinite);
    return new Point(theta.clone(), finite ? value : Double.POSITIVE_INFINITY, gradient, hessian);
  }

  /** A place on the surface. */
  record Point(double[] theta, double value, double[] gradient, double[] hessian) {
    boolean exists() {
      return value < Double.POSITIVE_INFINITY;
    }
  }
}
