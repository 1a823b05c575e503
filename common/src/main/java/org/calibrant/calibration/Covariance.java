package org.calibrant.calibration;

import java.util.List;
import org.calibrant.math.Cholesky;
import org.calibrant.math.Elementary;

/** A covariance matrix as a configuration gives it: row by row, symmetric, positive definite. */
final class Covariance {
  private static final double SYMMETRY = 1e-12;

  private Covariance() {}

  /**
   * Its Cholesky factor L, d × d, lower triangle.
   *
   * @throws IllegalArgumentException that begins with {@code name}
   */
  static double[] factor(String name, int d, List<List<Double>> rows) {
    Must.haveSize(name, d, rows);
    double[] a = new double[d * d];
    for (int i = 0; i < d; i++) {
      Must.haveSize(name + " row " + i, d, rows.get(i));
      for (int j = 0; j < d; j++) {
        a[i * d + j] = rows.get(i).get(j);
      }
    }

    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        double limit = SYMMETRY * Math.sqrt(Math.abs(a[i * d + i] * a[j * d + j]));
        if (!(Math.abs(a[i * d + j] - a[j * d + i]) <= limit)) {
          throw new IllegalArgumentException(
              "%s must be symmetric, rows %d and %d have %s and %s"
                  .formatted(name, i, j, a[i * d + j], a[j * d + i]));
        }
      }
    }

    if (!Cholesky.factor(a, d)) {
      throw new IllegalArgumentException(name + " must be positive definite");
    }

    return a;
  }

  /** −½ ln det(2π C) of the factor of C: ln of the density at the mean. */
  static double lnPeak(double[] factor, int d) {
    double sum = -0.5 * d * Elementary.log(2 * Math.PI);
    for (int i = 0; i < d; i++) {
      sum -= Elementary.log(factor[i * d + i]);
    }

    return sum;
  }

  /** C⁻¹, dense. */
  static double[] precision(double[] factor, int d) {
    double[] inverse = new double[d * d];
    Cholesky.inverse(factor, d, inverse);
    return inverse;
  }
}
