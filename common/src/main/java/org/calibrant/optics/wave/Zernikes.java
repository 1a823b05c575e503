package org.calibrant.optics.wave;

/**
 * Zernike polynomials in Noll's order, with root mean square 1 over the unit disc,
 *
 * <pre>
 *   Z_j = √(n+1) R_n^m(ρ) { 1 if m = 0, √2 cos mθ if j even, √2 sin mθ if j odd },
 * </pre>
 *
 * and 0 outside it; θ = atan2(y, x). 2 and 3 are tip and tilt, 4 is defocus.
 *
 * <p>Sources: R. J. Noll, "Zernike polynomials and atmospheric turbulence", J. Opt. Soc. Am. 66, 207
 * (1976); radial polynomials by the recurrence of E. C. Kintner, "On the mathematical properties of the
 * Zernike polynomials", Optica Acta 23, 679 (1976), which loses no digits at high orders.
 */
public final class Zernikes {
  private Zernikes() {}

  /** Order n and azimuthal order m of Noll's index j ≥ 1: {n, m}, m ≥ 0. */
  static int[] order(int j) {
    int n = 0;
    while ((n + 1) * (n + 2) / 2 < j) {
      n++;
    }

    int k = j - n * (n + 1) / 2 - 1; // 0 … n within the order
    int m = n % 2 + 2 * ((k + 1 - n % 2) / 2);
    return new int[] {n, m};
  }

  /**
   * One polynomial at the pixel centres of a grid, {@code [n][n]}.
   *
   * @param j Noll's index
   * @param width of the grid [m]
   * @param diameter of the unit disc [m]
   */
  public static double[] plane(int j, int n, double width, double diameter) {
    int[] order = order(j);
    int m = order[1];
    double norm = Math.sqrt(order[0] + 1) * (m == 0 ? 1 : Math.sqrt(2));
    double[] axis = Sampled.axis(n, width);
    double[] plane = new double[n * n];
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        double x = axis[c] / (diameter / 2);
        double y = axis[r] / (diameter / 2);
        double rho = StrictMath.hypot(x, y);
        if (rho <= 1) {
          double azimuthal = azimuthal(j, m, x, y, rho);
          plane[r * n + c] = norm * radial(order[0], m, rho) * azimuthal;
        }
      }
    }

    return plane;
  }

  /** cos mθ or sin mθ as a part of (cos θ + i sin θ)^m. */
  private static double azimuthal(int j, int m, double x, double y, double rho) {
    double cos = rho == 0 ? 1 : x / rho;
    double sin = rho == 0 ? 0 : y / rho;
    double re = 1;
    double im = 0;
    for (int k = 0; k < m; k++) {
      double next = re * cos - im * sin;
      im = re * sin + im * cos;
      re = next;
    }

    return m == 0 || j % 2 == 0 ? re : im;
  }

  /** R_n^m(ρ), from R_m^m = ρ^m and R_m+2^m upward in steps of 2. */
  static double radial(int n, int m, double rho) {
    double square = rho * rho;
    double before = 0;
    double value = 1;
    for (int k = 0; k < m; k++) {
      value *= rho;
    }

    for (int p = m + 2; p <= n; p += 2) {
      double next;
      if (p == m + 2) {
        next = ((m + 2) * square - (m + 1)) * value;
      } else {
        double k1 = (double) (p + m) * (p - m) * (p - 2) / 2;
        double k2 = 2.0 * p * (p - 1) * (p - 2);
        double k3 = -(double) m * m * (p - 1) - (double) p * (p - 1) * (p - 2);
        double k4 = -(double) p * (p + m - 2) * (p - m - 2) / 2;
        next = ((k2 * square + k3) * value + k4 * before) / k1;
      }

      before = value;
      value = next;
    }

    return value;
  }
}
