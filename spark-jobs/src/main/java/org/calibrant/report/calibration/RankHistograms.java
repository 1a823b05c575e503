package org.calibrant.report.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.calibrant.export.TableReader;
import org.calibrant.math.IncompleteGamma;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Proportion;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Band;
import org.calibrant.report.chart.Bars;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.Histogram;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Plot;

/**
 * Simulation-based calibration: ranks of the true parameters among draws of their posteriors, uniform if
 * sampler and density are right. Rank histograms, and the difference of the cumulated ranks from the
 * uniform ones, in which slow trends show better.
 *
 * <p>Source: S. Talts, M. Betancourt, D. Simpson, A. Vehtari, A. Gelman, arXiv:1804.06788 (2018).
 */
public record RankHistograms() implements Figure {
  private static final String TABLE = "RankRow";
  private static final int PANELS = 9;
  private static final int FINE = 1000;
  private static final double TAIL = 0.005;

  /** 99 % quantile of √n sup |F̂ − F| for large n (Kolmogorov). */
  private static final double KOLMOGOROV = 1.6276;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    Map<String, Ranks> parameters = new LinkedHashMap<>();
    long left = 0;
    try (TableReader rows = results.read(TABLE, "parameter", "rank", "draws", "status")) {
      while (rows.next()) {
        if ("ok".equals(rows.text(3)) && rows.integer(2) > 0) {
          String name = rows.text(0);
          if (parameters.size() < PANELS || parameters.containsKey(name)) {
            parameters
                .computeIfAbsent(name, each -> new Ranks())
                .add(rows.integer(1), rows.integer(2));
          }
        } else {
          left++;
        }
      }
    }

    if (parameters.isEmpty()) {
      return List.of();
    }

    String rest = left == 0 ? "" : " %,d ranks that are not ok are left out.".formatted(left);
    List<Plot> histograms = new ArrayList<>();
    List<Plot> cumulated = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, Ranks> each : parameters.entrySet()) {
      histograms.add(each.getValue().histogram(each.getKey()));
      cumulated.add(each.getValue().cumulated(each.getKey()));
      words.add(
          String.format(
              Locale.ROOT,
              "%s: %,d ranks, p = %.3g",
              each.getKey(),
              each.getValue().n,
              each.getValue().probability()));
    }

    return List.of(
        new Drawing(
            "sbc-ranks",
            "Ranks of the true parameters",
            "Level, and nearly all within the band, which holds 99 % of the counts of uniform"
                + " ranks. A bowl: posteriors too narrow; a hump: too wide; a slope: biased. χ²"
                + " against uniform, "
                + String.join("; ", words)
                + "."
                + rest,
            Panels.across(histograms)),
        new Drawing(
            "sbc-cumulated",
            "Cumulated ranks, less the uniform ones",
            "A line that wanders about zero inside the band, which it leaves once in a hundred"
                + " parameters if all is right (Kolmogorov)."
                + rest,
            Panels.across(cumulated)));
  }

  /** Ranks of one parameter; those of other numbers of draws are stretched to one scale. */
  static final class Ranks {
    private final long[] fine = new long[FINE];
    private long least = Long.MAX_VALUE;
    private long n;

    void add(long rank, long draws) {
      // the middle of the rank's share of (0, 1)
      double place = (rank + 0.5) / (draws + 1.0);
      fine[(int) Math.min(FINE - 1, place * FINE)]++;
      least = Math.min(least, draws);
      n++;
    }

    /** As many bins as have twenty ranks each, or fewer; their widths hold equally many ranks. */
    int bins() {
      long ranks = least + 1;
      int bins = 1;
      for (int b = 2; b <= 40 && b <= ranks; b++) {
        if (ranks % b == 0 && FINE % b == 0 && n / b >= 12) {
          bins = b;
        }
      }

      return bins > 4 ? bins : (int) Math.max(2, Math.min(10, Math.min(ranks, n / 5 + 1)));
    }

    long[] counts(int bins) {
      long[] counts = new long[bins];
      for (int i = 0; i < FINE; i++) {
        counts[(int) ((i + 0.5) * bins / FINE)] += fine[i];
      }

      return counts;
    }

    /** Probability that uniform ranks have a χ² as large as these. */
    double probability() {
      int bins = bins();
      double expected = (double) n / bins;
      double chi2 = 0;
      for (long count : counts(bins)) {
        chi2 += (count - expected) * (count - expected) / expected;
      }

      return IncompleteGamma.upper(0.5 * (bins - 1), 0.5 * chi2);
    }

    private Plot histogram(String name) {
      int bins = bins();
      double[] edges = new double[bins + 1];
      for (int b = 0; b <= bins; b++) {
        edges[b] = (double) b / bins;
      }

      double low = Proportion.quantile(n, 1.0 / bins, TAIL);
      double high = Proportion.quantile(n, 1.0 / bins, 1 - TAIL);
      double[] ends = {0, 1};
      return Plot.of(
              Axis.of("rank of " + name, "").between(0, 1),
              Axis.of("problems", ""),
              new Band("99 % expected", ends, new double[] {low, low}, new double[] {high, high}),
              new Bars("ranks", new Histogram(edges, counts(bins), 0, 0, 0)))
          .sized(Chart.WIDTH, 190);
    }

    private Plot cumulated(String name) {
      double[] x = new double[FINE + 1];
      double[] difference = new double[x.length];
      long sum = 0;
      for (int i = 0; i <= FINE; i++) {
        x[i] = (double) i / FINE;
        difference[i] = (double) sum / n - x[i];
        sum += i < FINE ? fine[i] : 0;
      }

      // between two possible ranks the cumulated share stands still: it is looked at behind each
      int step = (int) Math.max(1, FINE / (least + 1));
      int places = FINE / step;
      double[] shown = new double[places + 1];
      double[] at = new double[shown.length];
      for (int i = 0; i < shown.length; i++) {
        shown[i] = difference[i * step];
        at[i] = x[i * step];
      }

      double half = KOLMOGOROV / Math.sqrt((double) n);
      double[] low = new double[2];
      double[] high = new double[2];
      Arrays.fill(low, -half);
      Arrays.fill(high, half);
      return Plot.of(
              Axis.of("rank of " + name, "").between(0, 1),
              Axis.of("cumulated − uniform", ""),
              new Band("99 % expected", new double[] {0, 1}, low, high),
              Line.of("ranks", at, shown))
          .sized(Chart.WIDTH, 190);
    }
  }
}
