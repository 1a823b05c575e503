package org.calibrant.xray.likelihood;

import org.calibrant.math.Elementary;

/**
 * The C-statistic of Cash (1979, ApJ 228, 939) in the form that tends to χ² for many counts,
 *
 * <pre>  C = 2 Σ [m − S + S (ln S − ln m)],   m = max(model counts, 10⁻⁵)</pre>
 *
 * where the logarithmic term is 0 for S = 0. A background, if there is one, is not looked at: {@link
 * WStat} is for that.
 */
public record CStat() implements Statistic {
  /** The least model counts of a bin. */
  static final double FLOOR = 1e-5;

  @Override
  public String name() {
    return "cstat";
  }

  @Override
  public Deviance of(BinnedCounts data) {
    double[] counts = Counts.requireNonNegative("counts", data.counts());
    double[] logs = Counts.logs(counts);
    return (m, slope, weight) -> {
      double sum = 0;
      for (int i = 0; i < counts.length; i++) {
        double s = counts[i];
        boolean above = m[i] > FLOOR;
        double model = above ? m[i] : FLOOR;
        sum += model - s + (s > 0 ? s * (logs[i] - Elementary.log(model)) : 0);
        slope[i] = above ? 2 - 2 * s / model : 0;
        weight[i] = above ? 2 / model : 0;
      }

      return 2 * sum;
    };
  }
}
