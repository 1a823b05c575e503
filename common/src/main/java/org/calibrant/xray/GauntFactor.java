package org.calibrant.xray;

import org.calibrant.math.BesselFunction;
import org.calibrant.math.Elementary;

/**
 * The free-free Gaunt factor, averaged over a Maxwellian, as a function of u = E/kT at
 * γ² = Z² · 13.58 eV / kT, from the numerical values of Karzas and Latter (1961, ApJS 6, 167):
 *
 * <ul>
 *   <li>γ² &lt; 0.001: the Born approximation, b(u) = (√3/π) e^{u/2} K₀(u/2);
 *   <li>to γ² = 0.1: b(u) times quadratic polynomials in u, for six ranges of u and seven values of
 *       γ² between which one interpolates linearly (Kellogg, Baldwin and Koch 1975, ApJ 199, 299,
 *       with the corrections that XSPEC applies);
 *   <li>above: a coarse table, linear in log u and log γ² (R. Kurucz, as in XSPEC); 0 outside it.
 * </ul>
 */
final class GauntFactor {
  /** Upper ends of the ranges of u; the sixth is open. */
  private static final double[] U = {0.03, 0.3, 1, 5, 15};

  /** 1000 γ² of the polynomials 0 to 6, as their interpolation has them: start and width. */
  private static final double[] GAMMA_FROM = {1, 1.7783, 3, 5.6234, 10, 30};

  private static final double[] GAMMA_WIDTH = {0.7783, 1.2217, 2.6234, 4.3766, 20, 70};

  /** Where 1000 γ² passes on to the next pair of polynomials. */
  private static final double[] GAMMA_TO = {1.773, 3, 5.6234, 10, 30};

  /** Coefficients by power of u, then γ², then range of u. */
  private static final double[][][] POLYNOMIALS = {
    {
      {1.001, 1.004, 1.017, 1.036, 1.056, 1.121},
      {1.001, 1.005, 1.017, 1.046, 1.073, 1.115},
      {0.9991, 1.005, 1.03, 1.055, 1.102, 1.176},
      {0.997, 1.005, 1.035, 1.069, 1.134, 1.186},
      {0.9962, 1.004, 1.042, 1.1, 1.193, 1.306},
      {0.9874, 0.9962, 1.047, 1.156, 1.327, 1.485},
      {0.9681, 0.9755, 1.020, 1.208, 1.525, 1.965}
    },
    {
      {0.3029, 0.1616, 0.04757, 0.013, 0.0049, -0.0032},
      {0.4905, 0.2155, 0.08357, 0.02041, 0.00739, 0.00029},
      {0.654, 0.2833, 0.08057, 0.03257, 0.00759, -0.00151},
      {1.029, 0.391, 0.1266, 0.05149, 0.01274, 0.00324},
      {0.9569, 0.4891, 0.1764, 0.05914, 0.01407, -0.00024},
      {1.236, 0.7579, 0.326, 0.1077, 0.028, 0.00548},
      {1.327, 1.017, 0.6017, 0.205, 0.0605, 0.00187}
    },
    {
      {-1.323, -0.254, -0.01571, -0.001, -0.000184, 0.00008},
      {-4.762, -0.3386, -0.03571, -0.001786, -0.0003, 0.00001},
      {-6.349, -0.4206, -0.02571, -0.003429, -0.000234, 0.00005},
      {-13.231, -0.59, -0.04571, -0.005714, -0.000445, -0.00004},
      {-7.672, -0.6852, -0.0643, -0.005857, -0.00042, 0.00004},
      {-7.143, -0.9947, -0.12, -0.01007, -0.000851, -0.00004},
      {-3.175, -1.116, -0.2270, -0.01821, -0.001729, 0.00023}
    }
  };

  /** Rows: log u = −4 to 1.5 by halves; columns: log γ² = −1 to 2 by halves. */
  private static final double[][] COLD = {
    {5.40, 5.25, 5.00, 4.69, 4.48, 4.16, 3.85},
    {4.77, 4.63, 4.40, 4.13, 3.87, 3.52, 3.27},
    {4.15, 4.02, 3.80, 3.57, 3.27, 2.98, 2.70},
    {3.54, 3.41, 3.22, 2.97, 2.70, 2.45, 2.20},
    {2.94, 2.81, 2.65, 2.44, 2.21, 2.01, 1.81},
    {2.41, 2.32, 2.19, 2.02, 1.84, 1.67, 1.50},
    {1.95, 1.90, 1.80, 1.68, 1.52, 1.41, 1.30},
    {1.55, 1.56, 1.51, 1.42, 1.33, 1.25, 1.17},
    {1.17, 1.30, 1.32, 1.30, 1.20, 1.15, 1.11},
    {0.86, 1.00, 1.15, 1.18, 1.15, 1.11, 1.08},
    {0.59, 0.76, 0.97, 1.09, 1.13, 1.10, 1.08},
    {0.38, 0.53, 0.76, 0.96, 1.08, 1.09, 1.09}
  };

  /** As XSPEC rounds it. */
  private static final double ROOT_3_BY_PI = 0.5513;

  private static final double LN_10 = StrictMath.log(10);

  private final double gamma2;

  GauntFactor(double ktKev, int charge) {
    gamma2 = charge * charge * 0.01358 / ktKev;
  }

  /** The Gaunt factor at u = E/kT. */
  double at(double u) {
    if (gamma2 > 0.1) {
      return cold(u);
    }

    double born = ROOT_3_BY_PI * BesselFunction.k0Scaled(u / 2);
    double g = 1000 * gamma2;
    if (g < 1) {
      return born;
    }

    int m = range(GAMMA_TO, g);
    double p = (g - GAMMA_FROM[m]) / GAMMA_WIDTH[m];
    double x = Math.max(u, 0.003);
    int n = range(U, x);
    return born * ((1 - p) * polynomial(n, m, x) + p * polynomial(n, m + 1, x));
  }

  private static double polynomial(int n, int m, double u) {
    return POLYNOMIALS[0][m][n] + u * POLYNOMIALS[1][m][n] + u * u * POLYNOMIALS[2][m][n];
  }

  private double cold(double u) {
    double y = 2 * Elementary.log(u) / LN_10 + 8;
    double x = 2 * Elementary.log(gamma2) / LN_10 + 2;
    int row = Math.max(0, (int) Math.floor(y));
    int column = (int) x;
    if (row >= COLD.length - 1 || column >= COLD[0].length - 1) {
      return 0;
    }

    double s = y - row;
    double t = x - column;
    return (1 - t) * ((1 - s) * COLD[row][column] + s * COLD[row + 1][column])
        + t * ((1 - s) * COLD[row][column + 1] + s * COLD[row + 1][column + 1]);
  }

  private static int range(double[] ends, double x) {
    int i = 0;
    while (i < ends.length && x > ends[i]) {
      i++;
    }

    return i;
  }
}
