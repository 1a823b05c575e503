package org.calibrant.fit;

import java.util.Arrays;
import org.calibrant.math.Cholesky;

/**
 * The state of a least-squares fit: a point, its residuals, JᵀJ and Jᵀr there, and a proposed next
 * point.
 */
final class NormalEquations {
  private final DifferentiableResiduals problem;
  private final Box box;
  private final int n;
  private double[] parameters;
  private double[] residuals;
  private double[] proposed;
  private double[] proposedResiduals;
  private final double[] jacobian;
  private final double[] normal;
  private final double[] gradient;
  private final double[] scale;
  private final double[] damped;
  private final double[] move;
  private final boolean[] held;
  private double chiSquare;
  private double proposedChiSquare;

  NormalEquations(DifferentiableResiduals problem, int size, double[] start, Box box) {
    this.problem = problem;
    this.box = box;
    n = start.length;
    parameters = start.clone();
    residuals = new double[size];
    proposed = new double[n];
    proposedResiduals = new double[size];
    jacobian = new double[size * n];
    normal = new double[n * n];
    gradient = new double[n];
    scale = new double[n];
    damped = new double[n * n];
    move = new double[n];
    held = new boolean[n];
    problem.at(parameters, residuals);
    chiSquare = sumOfSquares(residuals);
  }

  double chiSquare() {
    return chiSquare;
  }

  /** JᵀJ and Jᵀr at the point. */
  void linearise() {
    problem.jacobian(parameters, residuals, jacobian);
    Arrays.fill(normal, 0);
    Arrays.fill(gradient, 0);
    for (int i = 0; i < residuals.length; i++) {
      int row = i * n;
      for (int j = 0; j < n; j++) {
        double derivative = jacobian[row + j];
        gradient[j] += derivative * residuals[i];
        for (int k = 0; k <= j; k++) {
          normal[j * n + k] += derivative * jacobian[row + k];
        }
      }
    }

    for (int j = 0; j < n; j++) {
      scale[j] = Math.max(scale[j], normal[j * n + j]);
    }
  }

  /**
   * Proposes the step for a damping.
   *
   * @return the decrease of χ² that the linear model predicts; 0 when nothing is left to gain, NaN
   *     when the equations have no solution
   */
  double propose(double damping) {
    for (int j = 0; j < n; j++) {
      boolean pushesDown = box.isAtLower(j, parameters[j]) && gradient[j] >= 0;
      boolean pushesUp = box.isAtUpper(j, parameters[j]) && gradient[j] <= 0;
      held[j] = pushesDown || pushesUp || scale[j] == 0;
    }

    for (int j = 0; j < n; j++) {
      move[j] = held[j] ? 0 : -gradient[j];
      for (int k = 0; k <= j; k++) {
        boolean isCut = held[j] || held[k];
        damped[j * n + k] = isCut ? 0 : normal[j * n + k];
      }

      damped[j * n + j] = held[j] ? 1 : normal[j * n + j] + damping * scale[j];
    }

    if (!Cholesky.factor(damped, n)) {
      return Double.NaN;
    }

    Cholesky.solve(damped, n, move);
    for (int j = 0; j < n; j++) {
      proposed[j] = box.inside(j, parameters[j] + move[j]);
      move[j] = proposed[j] - parameters[j];
    }

    return predicted();
  }

  /** χ² − |r + J δ|² = −(2 gᵀδ + δᵀ JᵀJ δ). */
  private double predicted() {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double product = normal[j * n + j] * move[j];
      for (int k = 0; k < j; k++) {
        product += 2 * normal[j * n + k] * move[k];
      }

      sum -= move[j] * (2 * gradient[j] + product);
    }

    return sum;
  }

  double proposedChiSquare() {
    problem.at(proposed, proposedResiduals);
    proposedChiSquare = sumOfSquares(proposedResiduals);
    return proposedChiSquare;
  }

  /** The largest move of a parameter, as a fraction of its size. */
  double moves() {
    double largest = 0;
    for (int j = 0; j < n; j++) {
      if (move[j] != 0) {
        largest =
            Math.max(
                largest,
                Math.abs(move[j]) / Math.max(Math.abs(parameters[j]), Math.abs(proposed[j])));
      }
    }

    return largest;
  }

  void accept() {
    double[] point = parameters;
    parameters = proposed;
    proposed = point;
    double[] values = residuals;
    residuals = proposedResiduals;
    proposedResiduals = values;
    chiSquare = proposedChiSquare;
  }

  LeastSquaresFit fit(int iterations, int evaluations, Ending ending) {
    return new LeastSquaresFit(
        parameters.clone(), chiSquare, covariance(), iterations, evaluations, ending);
  }

  private double[] covariance() {
    double[] scaled = new double[n * n];
    boolean[] bound = new boolean[n];
    for (int j = 0; j < n; j++) {
      bound[j] = box.isAtLower(j, parameters[j]) || box.isAtUpper(j, parameters[j]);
      for (int k = 0; k < j; k++) {
        double size = Math.sqrt(normal[j * n + j] * normal[k * n + k]);
        scaled[j * n + k] = bound[j] || bound[k] ? 0 : normal[j * n + k] / size;
      }

      scaled[j * n + j] = bound[j] || normal[j * n + j] > 0 ? 1 : 0;
    }

    double[] covariance = new double[n * n];
    if (!Cholesky.factor(scaled, n)) {
      Arrays.fill(covariance, Double.NaN);
      return covariance;
    }

    Cholesky.inverse(scaled, n, covariance);
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < n; k++) {
        double size = Math.sqrt(normal[j * n + j] * normal[k * n + k]);
        covariance[j * n + k] = bound[j] || bound[k] ? 0 : covariance[j * n + k] / size;
      }
    }

    return covariance;
  }

  private static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }

    return sum;
  }
}
