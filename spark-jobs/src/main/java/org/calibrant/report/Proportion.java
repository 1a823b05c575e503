package org.calibrant.report;

import java.util.Locale;
import org.calibrant.math.IncompleteBeta;

/**
 * How often something came true.
 *
 * @param hits how often it did
 * @param of how often it could have
 */
public record Proportion(long hits, long of) {

  /** hits / of; NaN where there was nothing. */
  public double value() {
    return of == 0 ? Double.NaN : (double) hits / of;
  }

  /**
   * Lower end of the score interval,
   *
   * <pre>  (k + z²/2 ∓ z √(k (n − k)/n + z²/4)) / (n + z²)</pre>
   *
   * of k hits of n, which also at 0 and n hits has a width.
   *
   * <p>Source: E. B. Wilson, J. Am. Stat. Assoc. 22, 209 (1927).
   *
   * @param z standard deviations: 1 for 68 %
   */
  public double lower(double z) {
    return end(z, -1);
  }

  /** Upper end of the interval. */
  public double upper(double z) {
    return end(z, 1);
  }

  private double end(double z, int sign) {
    if (of == 0) {
      return Double.NaN;
    }

    double spread = Math.sqrt((double) hits * (of - hits) / of + z * z / 4);
    double end = (hits + z * z / 2 + sign * z * spread) / (of + z * z);
    return Math.max(0, Math.min(1, end));
  }

  /**
   * How many of n independent trials succeed with at least a given probability: the least k with P(X ≤ k)
   * ≥ level, X binomial.
   *
   * @param p probability of one success, between 0 and 1
   */
  public static long quantile(long n, double p, double level) {
    long low = 0;
    long high = n;
    while (low < high) {
      long middle = (low + high) >>> 1;
      // P(X ≤ k) = I_(1−p)(n − k, k + 1)
      double below =
          middle == n ? 1 : IncompleteBeta.at((double) (n - middle), middle + 1.0, 1 - p, p);
      if (below >= level) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }

    return low;
  }

  /** {@code 68.1 % (613 of 900)}. */
  public String told() {
    return of == 0
        ? "none of none"
        : String.format(Locale.ROOT, "%.1f %% (%,d of %,d)", 100 * value(), hits, of);
  }
}
