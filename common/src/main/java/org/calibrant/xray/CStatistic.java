package org.calibrant.xray;

import org.calibrant.math.Elementary;

/**
 * The C-statistic of Cash (1979, ApJ 228, 939) in the form that tends to χ² for many counts,
 *
 * <pre>  C = 2 Σ [m − S + S (ln S − ln m)],   m = max(model counts, 10⁻⁵)</pre>
 *
 * where the logarithmic term is 0 for S = 0.
 */
public final class CStatistic {
  /** The least model counts of a bin. */
  public static final double FLOOR = 1e-5;

  private CStatistic() {}

  /**
   * The statistic.
   *
   * @param counts observed counts S per bin
   * @param model expected counts m per bin
   */
  public static double of(double[] counts, double[] model) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += term(counts[i], counts[i] > 0 ? Elementary.log(counts[i]) : 0, model[i]);
    }

    return 2 * sum;
  }

  /**
   * What one bin adds to C / 2.
   *
   * @param logarithm ln S, or anything finite for S = 0
   */
  static double term(double counts, double logarithm, double model) {
    double m = Math.max(model, FLOOR);
    return m - counts + counts * (logarithm - Elementary.log(m));
  }
}
