package org.calibrant.math;

/**
 * Eigenvalues λ and eigenvectors V of a small symmetric matrix, A = V diag(λ) Vᵀ, by cyclic Jacobi
 * rotations. Slower than a reduction to tridiagonal form, but the small eigenvalues of a positive
 * definite matrix whose rows have very different sizes keep their digits (J. Demmel and K. Veselić,
 * SIAM J. Matrix Anal. Appl. 13, 1204 (1992)), as those of a Fisher matrix must. Only arithmetic and
 * square roots are used, so the bits do not depend on the processor.
 *
 * @param values n eigenvalues, the largest first
 * @param vectors n × n: component i of eigenvector k is {@code vectors[i * n + k]}; of length one,
 *     the component of largest size (the first of several) positive
 */
public record SymmetricEigen(double[] values, double[] vectors) {
  private static final int MAX_SWEEPS = 60;
  private static final double ROUNDING = 0x1p-53;

  /**
   * Decomposes.
   *
   * @param matrix n × n row by row; the upper triangle is not read
   * @throws IllegalArgumentException for an element that is not finite
   */
  public static SymmetricEigen of(double[] matrix, int n) {
    double[] a = new double[n * n];
    double[] v = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double element = matrix[i * n + j];
        if (!Double.isFinite(element)) {
          throw new IllegalArgumentException(
              "element (%d, %d) of a symmetric matrix must be finite, was %s"
                  .formatted(i, j, element));
        }

        a[i * n + j] = element;
        a[j * n + i] = element;
      }

      v[i * n + i] = 1;
    }

    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < MAX_SWEEPS; sweep++) {
      rotated = false;
      for (int p = 0; p < n - 1; p++) {
        for (int q = p + 1; q < n; q++) {
          double size = Math.sqrt(Math.abs(a[p * n + p])) * Math.sqrt(Math.abs(a[q * n + q]));
          if (Math.abs(a[p * n + q]) > ROUNDING * size) {
            rotate(a, v, n, p, q);
            rotated = true;
          }
        }
      }
    }

    return sorted(a, v, n);
  }

  /** One rotation in the plane of p and q that makes a_pq zero. */
  private static void rotate(double[] a, double[] v, int n, int p, int q) {
    double apq = a[p * n + q];
    double half = (a[q * n + q] - a[p * n + p]) / (2 * apq);
    // 1/(2 half) where half² would overflow
    double t =
        Math.abs(half) > 1e150
            ? 1 / (2 * half)
            : Math.copySign(1, half) / (Math.abs(half) + Math.sqrt(1 + half * half));
    double c = 1 / Math.sqrt(1 + t * t);
    double s = t * c;
    a[p * n + p] -= t * apq;
    a[q * n + q] += t * apq;
    a[p * n + q] = 0;
    a[q * n + p] = 0;
    for (int k = 0; k < n; k++) {
      if (k != p && k != q) {
        double akp = a[k * n + p];
        double akq = a[k * n + q];
        double newP = c * akp - s * akq;
        double newQ = s * akp + c * akq;
        a[k * n + p] = newP;
        a[p * n + k] = newP;
        a[k * n + q] = newQ;
        a[q * n + k] = newQ;
      }

      double vkp = v[k * n + p];
      double vkq = v[k * n + q];
      v[k * n + p] = c * vkp - s * vkq;
      v[k * n + q] = s * vkp + c * vkq;
    }
  }

  private static SymmetricEigen sorted(double[] a, double[] v, int n) {
    double[] values = new double[n];
    double[] vectors = new double[n * n];
    boolean[] taken = new boolean[n];
    for (int k = 0; k < n; k++) {
      int best = -1;
      for (int j = 0; j < n; j++) {
        if (!taken[j] && (best < 0 || a[j * n + j] > a[best * n + best])) {
          best = j;
        }
      }

      taken[best] = true;
      values[k] = a[best * n + best];
      int largest = 0;
      for (int i = 1; i < n; i++) {
        // by more than rounding, so that equal components leave the choice to the first
        if (Math.abs(v[i * n + best]) > Math.abs(v[largest * n + best]) * (1 + 1e-9)) {
          largest = i;
        }
      }

      double sign = v[largest * n + best] < 0 ? -1 : 1;
      for (int i = 0; i < n; i++) {
        vectors[i * n + k] = sign * v[i * n + best];
      }
    }

    return new SymmetricEigen(values, vectors);
  }
}
