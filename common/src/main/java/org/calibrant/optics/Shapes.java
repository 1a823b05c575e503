package org.calibrant.optics;

import java.util.Arrays;

/** Optical paths as sums of Zernike polynomials. */
final class Shapes {
  static final double NM = 1e-9;

  private Shapes() {}

  /** figure + 10⁻⁹ Σ c_j Z_j [m], with the coefficients [nm] from {@code theta[first]} on. */
  static void path(Element element, double[] theta, int first, double[] out) {
    System.arraycopy(element.figure(), 0, out, 0, out.length);
    add(element.basis(), theta, first, out);
  }

  /** 10⁻⁹ Σ c_j Z_j [m] alone. */
  static void change(Element element, double[] coefficients, int first, double[] out) {
    Arrays.fill(out, 0);
    add(element.basis(), coefficients, first, out);
  }

  private static void add(double[][] basis, double[] theta, int first, double[] out) {
    int j = 0;
    for (; j + 4 <= basis.length; j += 4) {
      addFour(basis, j, theta, first + j, out);
    }

    for (; j < basis.length; j++) {
      double c = NM * theta[first + j];
      double[] z = basis[j];
      for (int i = 0; i < out.length; i++) {
        out[i] += c * z[i];
      }
    }
  }

  private static void addFour(double[][] basis, int j, double[] theta, int at, double[] out) {
    double c0 = NM * theta[at];
    double c1 = NM * theta[at + 1];
    double c2 = NM * theta[at + 2];
    double c3 = NM * theta[at + 3];
    double[] z0 = basis[j];
    double[] z1 = basis[j + 1];
    double[] z2 = basis[j + 2];
    double[] z3 = basis[j + 3];
    for (int i = 0; i < out.length; i++) {
      out[i] += c0 * z0[i] + c1 * z1[i] + c2 * z2[i] + c3 * z3[i];
    }
  }

  /** Adds 10⁻⁹ Σ_i Z_j(i) bar(i) to {@code gradient[first + j]}. */
  static void adjoint(Element element, double[] bar, double[] gradient, int first) {
    for (int j = 0; j < element.basis().length; j++) {
      gradient[first + j] += NM * dot(element.basis()[j], bar);
    }
  }

  /** Σ a b in four interleaved sums, which the processor can carry at once. */
  static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int end = Math.min(a.length, b.length);
    int i = 0;
    for (; i + 4 <= end; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }

    for (; i < end; i++) {
      s0 += a[i] * b[i];
    }

    return (s0 + s1) + (s2 + s3);
  }
}
