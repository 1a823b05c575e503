package org.calibrant.fit;

/** Eigenvalues and eigenvectors of a small symmetric positive definite matrix, by Jacobi rotations. */
final class Eigen {
  private static final int SWEEPS = 60;

  private final int n;
  private final double[] a;
  private final double[] vectors;
  private final double[] roots;

  Eigen(int n) {
    this.n = n;
    a = new double[n * n];
    vectors = new double[n * n];
    roots = new double[n];
  }

  /**
   * Finds them.
   *
   * @param matrix row by row; unchanged
   * @return whether it is positive definite and finite
   */
  boolean decompose(double[] matrix) {
    System.arraycopy(matrix, 0, a, 0, n * n);
    for (int i = 0; i < n * n; i++) {
      vectors[i] = i % (n + 1) == 0 ? 1 : 0;
    }

    for (int sweep = 0; sweep < SWEEPS && rotates(); sweep++) {
      // rotates() does the work
    }

    for (int i = 0; i < n; i++) {
      double value = a[i * n + i];
      if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
        return false;
      }

      roots[i] = Math.sqrt(value);
    }

    return true;
  }

  /** One rotation for each pair; false when none was needed. */
  private boolean rotates() {
    boolean any = false;
    for (int p = 0; p < n; p++) {
      for (int q = p + 1; q < n; q++) {
        double off = a[p * n + q];
        double scale = Math.sqrt(Math.abs(a[p * n + p] * a[q * n + q]));
        if (Math.abs(off) > 1e-16 * scale) {
          rotate(p, q, off);
          any = true;
        }
      }
    }

    return any;
  }

  private void rotate(int p, int q, double off) {
    double theta = (a[q * n + q] - a[p * n + p]) / (2 * off);
    double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < n; k++) {
      double kp = a[k * n + p];
      double kq = a[k * n + q];
      a[k * n + p] = c * kp - s * kq;
      a[k * n + q] = s * kp + c * kq;
    }

    for (int k = 0; k < n; k++) {
      double pk = a[p * n + k];
      double qk = a[q * n + k];
      a[p * n + k] = c * pk - s * qk;
      a[q * n + k] = s * pk + c * qk;
      double vp = vectors[p * n + k];
      double vq = vectors[q * n + k];
      vectors[p * n + k] = c * vp - s * vq;
      vectors[q * n + k] = s * vp + c * vq;
    }
  }

  /** Root of eigenvalue j. */
  double root(int j) {
    return roots[j];
  }

  /** Component i of eigenvector j. */
  double vector(int j, int i) {
    return vectors[j * n + i];
  }

  double largest() {
    double largest = 0;
    for (double root : roots) {
      largest = Math.max(largest, root * root);
    }

    return largest;
  }

  double condition() {
    double least = Double.POSITIVE_INFINITY;
    for (double root : roots) {
      least = Math.min(least, root * root);
    }

    return largest() / least;
  }

  /** A^−½ v. */
  double[] whitened(double[] v) {
    double[] out = new double[n];
    for (int j = 0; j < n; j++) {
      double along = 0;
      for (int i = 0; i < n; i++) {
        along += vector(j, i) * v[i];
      }

      for (int i = 0; i < n; i++) {
        out[i] += vector(j, i) * along / roots[j];
      }
    }

    return out;
  }
}
