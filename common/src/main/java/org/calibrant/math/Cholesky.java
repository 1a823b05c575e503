package org.calibrant.math;

import java.util.Arrays;

/**
 * Factorisation A = L Lᵀ of a small symmetric positive definite matrix, in place. Matrices are dense,
 * row by row: A[i][j] is {@code a[i * n + j]}; only the lower triangle is read.
 */
public final class Cholesky {
  private Cholesky() {}

  /**
   * Replaces the lower triangle of A by L.
   *
   * @return false when A is not positive definite to working precision (or holds a NaN); its contents
   *     are then of no use
   */
  public static boolean factor(double[] a, int n) {
    for (int j = 0; j < n; j++) {
      double pivot = a[j * n + j];
      double limit = n * Math.ulp(1.0) * pivot;
      for (int k = 0; k < j; k++) {
        pivot -= a[j * n + k] * a[j * n + k];
      }

      if (!(pivot > limit && pivot < Double.POSITIVE_INFINITY)) {
        return false;
      }

      double root = Math.sqrt(pivot);
      a[j * n + j] = root;
      for (int i = j + 1; i < n; i++) {
        double sum = a[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= a[i * n + k] * a[j * n + k];
        }

        a[i * n + j] = sum / root;
      }
    }

    return true;
  }

  /** Replaces b by the solution x of A x = b, given the factor of A. */
  public static void solve(double[] factor, int n, double[] b) {
    for (int i = 0; i < n; i++) {
      double sum = b[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i * n + k] * b[k];
      }

      b[i] = sum / factor[i * n + i];
    }

    for (int i = n - 1; i >= 0; i--) {
      double sum = b[i];
      for (int k = i + 1; k < n; k++) {
        sum -= factor[k * n + i] * b[k];
      }

      b[i] = sum / factor[i * n + i];
    }
  }

  /** Writes A⁻¹, both triangles, given the factor of A. */
  public static void inverse(double[] factor, int n, double[] inverse) {
    double[] column = new double[n];
    for (int j = 0; j < n; j++) {
      Arrays.fill(column, 0);
      column[j] = 1;
      solve(factor, n, column);
      for (int i = 0; i <= j; i++) {
        inverse[i * n + j] = column[i];
        inverse[j * n + i] = column[i];
      }
    }
  }
}
