package org.calibrant.calibration;

/**
 * Whether walkers span the space: the ratio of the greatest and the least singular value of their
 * centred coordinates, each coordinate scaled to unit length. Infinite where they lie in a subspace.
 *
 * <p>The singular values come from one-sided Jacobi rotations: M. R. Hestenes, J. SIAM 6, 51 (1958).
 */
final class ConditionNumber {
  private static final int SWEEPS = 60;
  private static final double ORTHOGONAL = 1e-15;

  private ConditionNumber() {}

  /** Of walkers with coordinate i of walker j at {@code x[i * walkers + j]}. */
  static double of(double[] x, int d, int walkers) {
    double[][] columns = new double[d][];
    for (int i = 0; i < d; i++) {
      columns[i] = scaled(x, i * walkers, walkers);
    }

    for (int sweep = 0; sweep < SWEEPS && !rotated(columns); sweep++) {
      // until all columns are orthogonal
    }

    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (double[] column : columns) {
      double length = Math.sqrt(product(column, column));
      least = Math.min(least, length);
      greatest = Math.max(greatest, length);
    }

    return greatest / least;
  }

  /** Minus the mean, of length 1; NaN where all are alike. */
  private static double[] scaled(double[] x, int from, int n) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += x[from + j];
    }

    double[] column = new double[n];
    double greatest = 0;
    for (int j = 0; j < n; j++) {
      column[j] = x[from + j] - sum / n;
      greatest = Math.max(greatest, Math.abs(column[j]));
    }

    for (int j = 0; j < n; j++) {
      column[j] = greatest > 0 ? column[j] / greatest : 0;
    }

    double length = Math.sqrt(product(column, column));
    for (int j = 0; j < n && length > 0; j++) {
      column[j] /= length;
    }

    return column;
  }

  /** One sweep over all pairs; true when there was nothing to do. */
  private static boolean rotated(double[][] columns) {
    boolean done = true;
    for (int p = 0; p < columns.length; p++) {
      for (int q = p + 1; q < columns.length; q++) {
        double a = product(columns[p], columns[p]);
        double b = product(columns[q], columns[q]);
        double c = product(columns[p], columns[q]);
        if (Math.abs(c) > ORTHOGONAL * Math.sqrt(a * b)) {
          done = false;
          double zeta = (b - a) / (2 * c);
          double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
          double cosine = 1 / Math.sqrt(1 + t * t);
          rotate(columns[p], columns[q], cosine, cosine * t);
        }
      }
    }

    return done;
  }

  private static void rotate(double[] p, double[] q, double cosine, double sine) {
    for (int j = 0; j < p.length; j++) {
      double first = cosine * p[j] - sine * q[j];
      q[j] = sine * p[j] + cosine * q[j];
      p[j] = first;
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }

    return sum;
  }
}
