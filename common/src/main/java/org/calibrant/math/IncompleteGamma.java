package org.calibrant.math;

/**
 * The regularised incomplete gamma functions,
 *
 * <pre>
 *   P(a, x) = 1/Γ(a) ∫₀ˣ t^(a−1) e^−t dt,   Q = 1 − P.
 * </pre>
 *
 * <p>Below x = a + 1 the power series of P, above it the continued fraction of Q by the modified
 * method of Lentz (Abramowitz and Stegun 6.5.29 and 6.5.31). Relative errors are about 10⁻¹⁵ times
 * the larger of 1 and a.
 */
public final class IncompleteGamma {
  private static final double TINY = 1e-300;
  private static final double ENOUGH = 1e-16;
  private static final int MOST = 100_000;

  private IncompleteGamma() {}

  /** P(a, x) for a &gt; 0: 0 for x ≤ 0, 1 at +∞. */
  public static double lower(double a, double x) {
    if (!(x > 0)) {
      return x <= 0 ? 0 : Double.NaN;
    }

    return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
  }

  /** Q(a, x) for a &gt; 0: 1 for x ≤ 0, 0 at +∞. */
  public static double upper(double a, double x) {
    if (!(x > 0)) {
      return x <= 0 ? 1 : Double.NaN;
    }

    return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
  }

  private static double series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < MOST && Math.abs(term) > ENOUGH * Math.abs(sum); n++) {
      term *= x / (a + n);
      sum += term;
    }

    return Math.min(1, sum * factor(a, x));
  }

  private static double fraction(double a, double x) {
    double factor = factor(a, x);
    if (factor == 0) {
      return 0;
    }

    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    double change = 0;
    for (int n = 1; n < MOST && Math.abs(change - 1) > ENOUGH; n++) {
      double an = -n * (n - a);
      b += 2;
      d = 1 / away(an * d + b);
      c = away(b + an / c);
      change = d * c;
      h *= change;
    }

    return h * factor;
  }

  private static double factor(double a, double x) {
    return Elementary.exp(a * Elementary.log(x) - x - GammaFunction.logGamma(a));
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
