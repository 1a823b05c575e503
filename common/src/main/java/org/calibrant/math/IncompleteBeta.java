package org.calibrant.math;

/**
 * The regularised incomplete beta function,
 *
 * <pre>
 *   I_x(a, b) = 1/B(a, b) ∫₀ˣ t^(a−1) (1 − t)^(b−1) dt,
 * </pre>
 *
 * by its continued fraction (Abramowitz and Stegun 26.5.8) where that converges fast, and by I_x(a,
 * b) = 1 − I_(1−x)(b, a) elsewhere. Relative errors are about 10⁻¹⁵ times the larger of 1, a and b.
 */
public final class IncompleteBeta {
  private static final double TINY = 1e-300;
  private static final double ENOUGH = 1e-16;
  private static final int MOST = 100_000;

  private IncompleteBeta() {}

  /** ln B(a, b). */
  public static double logBeta(double a, double b) {
    return GammaFunction.logGamma(a) + GammaFunction.logGamma(b) - GammaFunction.logGamma(a + b);
  }

  /**
   * I_x(a, b) with y = 1 − x given apart, so that neither end loses digits.
   *
   * @param x from 0 to 1
   * @param y 1 − x
   */
  public static double at(double a, double b, double x, double y) {
    if (!(x > 0 && y > 0)) {
      return x <= 0 ? 0 : y <= 0 ? 1 : Double.NaN;
    }

    return x < (a + 1) / (a + b + 2) ? fraction(a, b, x, y) : 1 - fraction(b, a, y, x);
  }

  /** I_x(a, b). */
  public static double at(double a, double b, double x) {
    return at(a, b, x, 1 - x);
  }

  private static double fraction(double a, double b, double x, double y) {
    double factor =
        Elementary.exp(a * Elementary.log(x) + b * Elementary.log(y) - logBeta(a, b)) / a;
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double h = d;
    double change = 0;
    for (int m = 1; m < MOST && Math.abs(change - 1) > ENOUGH; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      change = d * c;
      h *= change;
    }

    return factor * h;
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
