package org.calibrant.fit;

import org.calibrant.math.SymmetricEigen;

/**
 * What data say of n parameters: the Fisher matrix F, its eigenvalues and axes. F = V diag(λ) Vᵀ, and
 * the data determine the combination Vᵢᵀ x of the parameters to 1/√λᵢ.
 */
public final class FisherInformation {
  private final int n;
  private final double[] matrix;
  private final SymmetricEigen eigen;

  /**
   * @param matrix n × n, symmetric; the mean of both triangles is taken
   */
  public FisherInformation(double[] matrix, int n) {
    this.n = n;
    this.matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        this.matrix[i * n + j] = 0.5 * (matrix[i * n + j] + matrix[j * n + i]);
      }
    }

    this.eigen = SymmetricEigen.of(this.matrix, n);
  }

  /**
   * Gauss–Newton: F = Jᵀ W J.
   *
   * @param jacobian m × n row by row, ∂model/∂x
   * @param weights m numbers, 1/variance; 0 for a datum that does not count
   */
  public static FisherInformation of(double[] jacobian, double[] weights, int n) {
    double[] matrix = new double[n * n];
    for (int row = 0; row < weights.length; row++) {
      double weight = weights[row];
      int at = row * n;
      for (int i = 0; i < n && weight != 0; i++) {
        double weighted = weight * jacobian[at + i];
        for (int j = 0; j <= i; j++) {
          matrix[i * n + j] += weighted * jacobian[at + j];
        }
      }
    }

    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        matrix[j * n + i] = matrix[i * n + j];
      }
    }

    return new FisherInformation(matrix, n);
  }

  public int size() {
    return n;
  }

  /** F, n × n. */
  public double[] matrix() {
    return matrix.clone();
  }

  /** λ, the largest first. */
  public double[] eigenvalues() {
    return eigen.values().clone();
  }

  /** V, n × n: component i of axis k at {@code i * n + k}. */
  public double[] eigenvectors() {
    return eigen.vectors().clone();
  }

  /** With what is known from elsewhere: 1/σ² of each parameter is added to the diagonal. */
  public FisherInformation with(double[] priorInformation) {
    double[] more = matrix.clone();
    for (int i = 0; i < n; i++) {
      more[i * n + i] += priorInformation[i];
    }

    return new FisherInformation(more, n);
  }

  /**
   * How many combinations of the parameters the data determine: eigenvalues above a fraction of the
   * largest.
   *
   * @param tolerance such as 10⁻¹⁰
   */
  public int effectiveRank(double tolerance) {
    double limit = tolerance * eigen.values()[0];
    int rank = 0;
    while (rank < n && eigen.values()[rank] > limit && eigen.values()[rank] > 0) {
      rank++;
    }

    return rank;
  }

  /**
   * The covariance that the first axes allow, Σ_{i < rank} vᵢ vᵢᵀ/λᵢ; the inverse of F at full rank.
   * Combinations beyond are held, and add nothing.
   *
   * @return n × n
   */
  public double[] covariance(int rank) {
    double[] covariance = new double[n * n];
    for (int k = 0; k < rank; k++) {
      double variance = 1 / eigen.values()[k];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          covariance[i * n + j] +=
              variance * eigen.vectors()[i * n + k] * eigen.vectors()[j * n + k];
        }
      }
    }

    return covariance;
  }

  /** Standard deviations of the parameters: roots of the diagonal of {@link #covariance}. */
  public double[] sigma(int rank) {
    double[] covariance = covariance(rank);
    double[] sigma = new double[n];
    for (int i = 0; i < n; i++) {
      sigma[i] = Math.sqrt(covariance[i * n + i]);
    }

    return sigma;
  }

  /** 1/√Fᵢᵢ, what each parameter would be determined to if all others were known. */
  public double[] conditionalSigma() {
    double[] sigma = new double[n];
    for (int i = 0; i < n; i++) {
      sigma[i] = 1 / Math.sqrt(matrix[i * n + i]);
    }

    return sigma;
  }

  /**
   * Coordinates along the first axes about a point, z = Vᵀ(x − x₀).
   *
   * @param rank how many axes; what lies along the others is held
   * @param whitened in units of 1/√λ, so that the function curves alike along all axes
   */
  public LinearCoordinates coordinates(double[] origin, int rank, boolean whitened) {
    if (rank < 1 || rank > n) {
      throw new IllegalArgumentException("rank must lie in [1, %d], was %d".formatted(n, rank));
    }

    double[] axes = new double[n * rank];
    for (int k = 0; k < rank; k++) {
      double value = eigen.values()[k];
      if (whitened && !(value > 0)) {
        throw new IllegalArgumentException(
            "axis %d cannot be whitened: the data say nothing along it (eigenvalue %s)"
                .formatted(k, value));
      }

      for (int i = 0; i < n; i++) {
        axes[i * rank + k] = eigen.vectors()[i * n + k] / (whitened ? Math.sqrt(value) : 1);
      }
    }

    return new LinearCoordinates(origin, axes, rank);
  }
}
