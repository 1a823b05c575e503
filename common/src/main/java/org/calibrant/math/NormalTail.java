package org.calibrant.math;

/**
 * Masses of the normal distribution with mean 0 and standard deviation 1, so that nothing is lost far
 * out. With the mass above z and what is left of it without its Gaussian,
 *
 * <pre>
 *   Q(z) = ∫_z^∞ φ(t) dt,   m(z) = ln Q(z) + z²/2,
 * </pre>
 *
 * the mass between a and b is kept as ln ∫ₐᵇ φ(t) dt + n²/2, where n is the point of the interval
 * that is nearest to 0: two such masses may be compared without the cancellation of large squares.
 *
 * <p>From z = 25 on, Q is φ(z)/z times the asymptotic series 1 − 1/z² + 3/z⁴ − 15/z⁶ + … (Abramowitz
 * and Stegun 26.2.12), whose first neglected term is below 10⁻¹⁶ there.
 */
public final class NormalTail {
  private static final double SERIES_BEGINS = 25;
  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
  private static final double ROOT_HALF = Math.sqrt(0.5);

  /** Below this product of width and slope an interval is its middle times its width. */
  private static final double NARROW = 1e-3;

  private static final int MOST_STEPS = 8;

  private NormalTail() {}

  /** Q(z), the mass above z. */
  public static double upper(double z) {
    return 0.5 * ErrorFunction.erfc(z * ROOT_HALF);
  }

  /** m(z) for z ≥ 0. */
  public static double logMills(double z) {
    if (!(z >= SERIES_BEGINS)) {
      return Elementary.log(upper(z)) + 0.5 * z * z;
    }

    double w = 1 / (z * z);
    double series =
        -w * (1 - 3 * w * (1 - 5 * w * (1 - 7 * w * (1 - 9 * w * (1 - 11 * w * (1 - 13 * w))))));
    return StrictMath.log1p(series) - HALF_LOG_TWO_PI - Elementary.log(z);
  }

  /** The point of [a, b] that is nearest to 0. */
  public static double near(double a, double b) {
    return a > 0 ? a : b < 0 ? b : 0;
  }

  /** ln ∫ₐᵇ φ(t) dt + near(a, b)²/2; −∞ where a is not below b. */
  public static double scaledLogMass(double a, double b) {
    if (!(a < b)) {
      return a >= b ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    double near = near(a, b);
    double width = b - a;
    double middle = a + 0.5 * width;
    if (width * (1 + Math.abs(middle)) < NARROW) {
      return -0.5 * (middle - near) * (middle + near)
          - HALF_LOG_TWO_PI
          + Elementary.log(width)
          + StrictMath.log1p((middle * middle - 1) * width * width / 24);
    }

    if (near == 0) {
      return Elementary.log(
          0.5 * (ErrorFunction.erf(b * ROOT_HALF) - ErrorFunction.erf(a * ROOT_HALF)));
    }

    return near > 0 ? above(a, b) : above(-b, -a);
  }

  /** m(a) + ln(1 − Q(b)/Q(a)) for 0 &lt; a &lt; b. */
  private static double above(double a, double b) {
    return logMills(a) + StrictMath.log1p(-Elementary.exp(logRatio(a, b)));
  }

  /** ln(Q(b)/Q(a)) for 0 &lt; a ≤ b. */
  public static double logRatio(double a, double b) {
    return Double.isInfinite(b)
        ? Double.NEGATIVE_INFINITY
        : logMills(b) - logMills(a) - 0.5 * (b - a) * (b + a);
  }

  /** How far beyond a &gt; 0 the mass above has fallen to Q(a) e^logShare, for logShare ≤ 0. */
  public static double beyond(double a, double logShare) {
    double d;
    if (a < SERIES_BEGINS) {
      d = Math.max(0, -StandardNormal.quantile(upper(a) * Elementary.exp(logShare)) - a);
    } else {
      d = -2 * logShare / (Math.sqrt(a * a - 2 * logShare) + a);
    }

    for (int i = 0; i < MOST_STEPS && d < Double.POSITIVE_INFINITY; i++) {
      double miss = logRatio(a, a + d) - logShare;
      double step = miss * Elementary.exp(logMills(a + d) + HALF_LOG_TWO_PI);
      d = Math.max(0, d + step);
      if (Math.abs(step) <= Math.ulp(d)) {
        break;
      }
    }

    return d;
  }
}
