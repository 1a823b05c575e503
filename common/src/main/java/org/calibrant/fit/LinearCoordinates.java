package org.calibrant.fit;

import java.util.Arrays;

/**
 * x = x₀ + M z with orthogonal columns of M: scales of single parameters, or axes of an ellipsoid.
 * What lies beside the space of the columns stays where x₀ has it.
 */
public final class LinearCoordinates implements Coordinates {
  private static final long serialVersionUID = 1L;

  private final double[] origin;

  /** n × k. */
  private final double[] matrix;

  private final int columns;

  /** 1/|column|². */
  private final double[] weights;

  /** The scales, where each parameter is by itself; otherwise null. */
  private final double[] scales;

  /**
   * @param origin x₀, n numbers
   * @param matrix M, n × k row by row; its columns are orthogonal to each other and not zero
   * @param columns k
   */
  public LinearCoordinates(double[] origin, double[] matrix, int columns) {
    this(origin, matrix, columns, null);
  }

  private LinearCoordinates(double[] origin, double[] matrix, int columns, double[] scales) {
    if (matrix.length != origin.length * columns) {
      throw new IllegalArgumentException(
          "a matrix of %d × %d has not %d numbers"
              .formatted(origin.length, columns, matrix.length));
    }

    this.origin = origin.clone();
    this.matrix = matrix.clone();
    this.columns = columns;
    this.scales = scales;
    this.weights = new double[columns];
    for (int k = 0; k < columns; k++) {
      double square = 0;
      for (int i = 0; i < origin.length; i++) {
        square += matrix[i * columns + k] * matrix[i * columns + k];
      }

      if (!(square > 0 && square < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("column " + k + " has no length");
      }

      weights[k] = 1 / square;
    }
  }

  /**
   * Each parameter by itself, xᵢ = x₀ᵢ + sᵢ zᵢ.
   *
   * @param scales s, positive: what a search with one rate for all is to take as the sizes of the
   *     parameters, such as 1/√Fᵢᵢ
   */
  public static LinearCoordinates scaled(double[] origin, double[] scales) {
    int n = origin.length;
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      matrix[i * n + i] = scales[i];
    }

    return new LinearCoordinates(origin, matrix, n, scales.clone());
  }

  @Override
  public int outer() {
    return origin.length;
  }

  @Override
  public int inner() {
    return columns;
  }

  @Override
  public void toOuter(double[] z, double[] x) {
    for (int i = 0; i < origin.length; i++) {
      double sum = 0;
      for (int k = 0; k < columns; k++) {
        sum += matrix[i * columns + k] * z[k];
      }

      x[i] = origin[i] + sum;
    }
  }

  @Override
  public void toInner(double[] x, double[] z) {
    for (int k = 0; k < columns; k++) {
      double sum = 0;
      for (int i = 0; i < origin.length; i++) {
        sum += matrix[i * columns + k] * (x[i] - origin[i]);
      }

      z[k] = sum * weights[k];
    }
  }

  @Override
  public Box box(Box outerBox) {
    if (scales == null) {
      return Box.unbounded(columns);
    }

    double[] lower = new double[columns];
    double[] upper = new double[columns];
    for (int i = 0; i < columns; i++) {
      lower[i] = (outerBox.lower(i) - origin[i]) / scales[i];
      upper[i] = (outerBox.upper(i) - origin[i]) / scales[i];
    }

    return new Box(lower, upper);
  }

  @Override
  public void pullBack(double[] z, double[] outerGradient, double[] innerGradient) {
    Arrays.fill(innerGradient, 0);
    for (int i = 0; i < origin.length; i++) {
      for (int k = 0; k < columns; k++) {
        innerGradient[k] += matrix[i * columns + k] * outerGradient[i];
      }
    }
  }
}
