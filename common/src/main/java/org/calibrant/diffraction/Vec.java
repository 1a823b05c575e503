package org.calibrant.diffraction;

/** Vectors and rotations of three dimensions; matrices are row by row. */
final class Vec {
  private static final double RAD_PER_DEG = Math.PI / 180;

  private Vec() {}

  static double rad(double degrees) {
    return degrees * RAD_PER_DEG;
  }

  static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  static double[] unit(double[] a) {
    return scaled(a, 1 / norm(a));
  }

  static double[] scaled(double[] a, double factor) {
    return new double[] {a[0] * factor, a[1] * factor, a[2] * factor};
  }

  /** u a + v b + w c. */
  static double[] sum(double u, double[] a, double v, double[] b, double w, double[] c) {
    double[] sum = new double[3];
    for (int i = 0; i < 3; i++) {
      sum[i] = u * a[i] + v * b[i] + w * c[i];
    }

    return sum;
  }

  /**
   * The matrix of a right-handed active rotation about a unit axis (Rodrigues).
   *
   * @param angle [rad]
   */
  static double[] rotation(double[] axis, double angle) {
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    double x = axis[0];
    double y = axis[1];
    double z = axis[2];
    double v = 1 - c;
    return new double[] {
      c + x * x * v,
      x * y * v - z * s,
      x * z * v + y * s,
      y * x * v + z * s,
      c + y * y * v,
      y * z * v - x * s,
      z * x * v - y * s,
      z * y * v + x * s,
      c + z * z * v
    };
  }

  /** Rz Ry Rx: about the fixed axis x, then y, then z [rad]. */
  static double[] rotation(double x, double y, double z) {
    return product(
        rotation(new double[] {0, 0, 1}, z),
        product(rotation(new double[] {0, 1, 0}, y), rotation(new double[] {1, 0, 0}, x)));
  }

  /** The product of two matrices. */
  static double[] product(double[] a, double[] b) {
    double[] product = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        product[3 * i + k] = a[3 * i] * b[k] + a[3 * i + 1] * b[3 + k] + a[3 * i + 2] * b[6 + k];
      }
    }

    return product;
  }

  /** A matrix times a vector. */
  static double[] times(double[] m, double[] v) {
    return new double[] {
      m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
      m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
      m[6] * v[0] + m[7] * v[1] + m[8] * v[2]
    };
  }

  /** Row i of a matrix. */
  static double[] row(double[] m, int i) {
    return new double[] {m[3 * i], m[3 * i + 1], m[3 * i + 2]};
  }

  static double[] identity() {
    return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
  }

  static double[] transposed(double[] m) {
    return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
  }

  static double[] inverse(double[] m) {
    double[] a = row(m, 0);
    double[] b = row(m, 1);
    double[] c = row(m, 2);
    double[] bc = cross(b, c);
    double[] ca = cross(c, a);
    double[] ab = cross(a, b);
    double volume = dot(a, bc);
    return new double[] {
      bc[0] / volume, ca[0] / volume, ab[0] / volume,
      bc[1] / volume, ca[1] / volume, ab[1] / volume,
      bc[2] / volume, ca[2] / volume, ab[2] / volume
    };
  }
}
