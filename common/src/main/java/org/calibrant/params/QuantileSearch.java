package org.calibrant.params;

import java.util.function.DoubleUnaryOperator;
import org.calibrant.math.Elementary;

/**
 * Quantiles of distributions without a formula for them: Newton's method for ln P(u) = ln p in a
 * coordinate u that both tails approach as straight lines, kept within a bracket by bisection.
 */
final class QuantileSearch {
  private static final int MOST = 200;

  private QuantileSearch() {}

  /**
   * The root of ln mass(u) − ln p.
   *
   * @param lnMass a monotone function of u
   * @param slope its derivative
   * @param low an end of the bracket
   * @param high the other end, above it
   */
  static double root(
      DoubleUnaryOperator lnMass, DoubleUnaryOperator slope, double p, double low, double high) {
    double wanted = Elementary.log(p);
    boolean rising = lnMass.applyAsDouble(high) > lnMass.applyAsDouble(low);
    double from = low;
    double to = high;
    double u = 0.5 * (from + to);
    for (int i = 0; i < MOST; i++) {
      double miss = lnMass.applyAsDouble(u) - wanted;
      if (miss == 0) {
        return u;
      }

      if (miss < 0 == rising) {
        from = u;
      } else {
        to = u;
      }

      double next = u - miss / slope.applyAsDouble(u);
      if (!(next > from && next < to)) {
        next = 0.5 * (from + to);
      }

      if (Math.abs(next - u) <= Math.ulp(u)) {
        return next;
      }

      u = next;
    }

    return u;
  }
}
