package org.calibrant.xray.likelihood;

import org.calibrant.math.Elementary;

/**
 * The C-statistic of a source with a measured Poisson background, whose own expectation is taken at
 * its best in every bin. With m the source's expected counts (at least 10⁻⁵), S and B the counts of
 * the two regions, α the exposure of the background region over that of the source region, and F
 * the best background counts in the source region,
 *
 * <pre>
 *   W = 2 Σ [m + (1 + α) F − S ln(m + F) − B ln(α F) − S (1 − ln S) − B (1 − ln B)]
 *   F = [√(b² + 4 (1 + α) B m) − b] / (2 (1 + α)),   b = (1 + α) m − S − B
 * </pre>
 *
 * F is computed from the root without cancellation. Where S = 0, F = B / (1 + α); where B = 0,
 * F = max(0, S / (1 + α) − m). XSPEC calls it the W-statistic. It is biased where bins have less
 * than about one background count.
 */
public record WStat() implements Statistic {
  @Override
  public String name() {
    return "wstat";
  }

  @Override
  public Deviance of(BinnedCounts data) {
    if (!data.hasBackground()) {
      throw new IllegalArgumentException("the W-statistic needs a background, there is none");
    }

    for (double ratio : data.ratio()) {
      if (!(ratio > 0)) {
        throw new IllegalArgumentException(
            "the W-statistic needs a background of positive exposure, the ratio is " + ratio);
      }
    }

    Counts.requireNonNegative("counts", data.counts());
    Counts.requireNonNegative("background counts", data.background());
    return new Profiled(data);
  }

  /** One spectrum. */
  private static final class Profiled implements Deviance {
    private final double[] counts;
    private final double[] background;
    private final double[] ratio;
    private final double[] constant;

    Profiled(BinnedCounts data) {
      counts = data.counts();
      background = data.background();
      ratio = data.ratio();
      constant = new double[counts.length];
      double[] logS = Counts.logs(counts);
      double[] logB = Counts.logs(background);
      for (int i = 0; i < constant.length; i++) {
        constant[i] = -counts[i] * (1 - logS[i]) - background[i] * (1 - logB[i]);
      }
    }

    @Override
    public double at(double[] m, double[] slope, double[] weight) {
      double sum = 0;
      for (int i = 0; i < counts.length; i++) {
        boolean above = m[i] > CStat.FLOOR;
        double x = above ? m[i] : CStat.FLOOR;
        double s = counts[i];
        double b = background[i];
        double a = ratio[i];
        double t = 1 + a;
        double first; // ∂w/∂m
        double second;
        if (s == 0) {
          sum += x - (b > 0 ? b * Elementary.log(a / t) : 0);
          first = 1;
          second = 1 / (x + b / t);
        } else if (b == 0) {
          boolean below = x <= s / t;
          sum += below ? s * Elementary.log(t) - a * x : x + constant[i] - s * Elementary.log(x);
          first = below ? -a : 1 - s / x;
          second = below ? 0 : 1 / x;
        } else {
          double q = t * x - s - b;
          double d = Math.sqrt(q * q + 4 * t * b * x);
          double f = q >= 0 ? 2 * b * x / (q + d) : (d - q) / (2 * t);
          sum += x + t * f - s * Elementary.log(x + f) - b * Elementary.log(a * f) + constant[i];
          first = 1 - s / (x + f);
          second = 0.5 * (1 + (q + 2 * b) / d) / (x + f);
        }

        slope[i] = above ? 2 * first : 0;
        weight[i] = above ? 2 * Math.max(0, second) : 0;
      }

      return 2 * sum;
    }
  }
}
