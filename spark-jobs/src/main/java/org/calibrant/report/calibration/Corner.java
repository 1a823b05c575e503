package org.calibrant.report.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.fit.chains.Moments;
import org.calibrant.report.Drawing;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Bars;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.Contours;
import org.calibrant.report.chart.Extent;
import org.calibrant.report.chart.HeatMap;
import org.calibrant.report.chart.Histogram;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Shade;

/** Every pair of parameters as a two-dimensional histogram, each parameter by itself on the diagonal. */
record Corner(Chains chains, ShownProblem shown) {
  private static final int MOST = 6;
  private static final int BINS = 24;
  private static final double TAIL = 0.0005;
  private static final double[] MASSES = {0.5, 0.9};

  Drawing drawing() {
    int n = Math.min(MOST, chains.parameters());
    double[][] values = new double[n][];
    Extent[] extents = new Extent[n];
    for (int q = 0; q < n; q++) {
      values[q] = chains.of(q);
      extents[q] = core(values[q]);
    }

    double size = n == 1 ? Chart.WIDTH : n == 2 ? 0.58 * Chart.WIDTH : 3 * Chart.WIDTH / n;
    double height = n > 3 ? 0.85 * size : 0.7 * size;
    List<List<Chart>> rows = new ArrayList<>();
    for (int row = 0; row < n; row++) {
      List<Chart> charts = new ArrayList<>();
      for (int column = 0; column <= row; column++) {
        Axis x =
            Axis.of(row == n - 1 ? chains.quantities().get(column) : "", "")
                .between(extents[column].from(), extents[column].to());
        charts.add(
            row == column
                ? marginal(x, values[row], extents[row]).sized(size, height)
                : pair(
                        x,
                        Axis.of(column == 0 ? chains.quantities().get(row) : "", "")
                            .between(extents[row].from(), extents[row].to()),
                        density(values[column], values[row], extents[column], extents[row], BINS),
                        extents[column],
                        extents[row])
                    .sized(size, height));
      }

      rows.add(charts);
    }

    return new Drawing(
        "corner",
        "Posterior of each pair of parameters",
        "%s%s. Lines hold 50 %% and 90 %% of the draws. One smooth hill each, inside the plot; bananas and ridges say which parameters the data cannot tell apart, several hills that there are several solutions, a hill cut off straight that a prior ends there. Units are those of the priors.%s"
            .formatted(
                chains.told(),
                chains.parameters() > MOST
                    ? "; the first %d of %d parameters".formatted(MOST, chains.parameters())
                    : "",
                shown.told()),
        Panels.corner(rows));
  }

  private static Plot marginal(Axis x, double[] values, Extent extent) {
    Histogram.Counter counter = new Histogram.Counter(Histogram.edges(extent, 2 * BINS));
    for (double value : values) {
      counter.add(value);
    }

    return Plot.of(x, Axis.of("draws", ""), new Bars("", counter.histogram()));
  }

  private static Plot pair(Axis x, Axis y, double[] density, Extent across, Extent up) {
    double largest = Arrays.stream(density).max().orElse(1);
    HeatMap map =
        new HeatMap(
            across,
            up,
            BINS,
            density,
            Axis.of("", "").between(0, Math.max(1, largest)),
            Shade.FADING);
    double[] smooth = smooth(density, BINS);
    return Plot.of(
        x, y, map, new Contours("", centres(across), centres(up), smooth, levels(smooth, MASSES)));
  }

  private static double[] centres(Extent extent) {
    double[] centres = new double[BINS];
    for (int i = 0; i < BINS; i++) {
      centres[i] = extent.from() + (extent.to() - extent.from()) * (i + 0.5) / BINS;
    }

    return centres;
  }

  /** Where nearly all values are, and a little more. */
  private static Extent core(double[] values) {
    double[] sorted = Moments.sorted(Arrays.stream(values).filter(Double::isFinite).toArray());
    if (sorted.length == 0) {
      return new Extent(0, 1);
    }

    int tail = (int) (TAIL * sorted.length);
    double from = sorted[tail];
    double to = sorted[sorted.length - 1 - tail];
    double margin = to > from ? 0.02 * (to - from) : Math.max(1e-12, 0.01 * Math.abs(from));
    return new Extent(from - margin, to + margin);
  }

  /** Counts in cells, line by line from below. */
  static double[] density(double[] x, double[] y, Extent across, Extent up, int bins) {
    double[] counts = new double[bins * bins];
    for (int i = 0; i < x.length; i++) {
      double column = (x[i] - across.from()) / (across.to() - across.from()) * bins;
      double line = (y[i] - up.from()) / (up.to() - up.from()) * bins;
      if (column >= 0 && column < bins && line >= 0 && line < bins) {
        counts[((int) line) * bins + (int) column]++;
      }
    }

    return counts;
  }

  /** Twice the binomial kernel (1, 2, 1)/4 in both directions; nothing is lost at the edges. */
  static double[] smooth(double[] counts, int bins) {
    double[] now = counts;
    for (int pass = 0; pass < 4; pass++) {
      int step = pass % 2 == 0 ? 1 : bins;
      double[] next = new double[now.length];
      for (int i = 0; i < now.length; i++) {
        int place = step == 1 ? i % bins : i / bins;
        next[i] += 0.5 * now[i];
        next[place == 0 ? i : i - step] += 0.25 * now[i];
        next[place == bins - 1 ? i : i + step] += 0.25 * now[i];
      }

      now = next;
    }

    return now;
  }

  /** Densities above which given masses lie. */
  static double[] levels(double[] density, double[] masses) {
    double[] sorted = Moments.sorted(density);
    double total = Arrays.stream(sorted).sum();
    double[] levels = new double[masses.length];
    for (int m = 0; m < masses.length; m++) {
      double sum = 0;
      int i = sorted.length;
      while (i > 0 && sum < masses[m] * total) {
        sum += sorted[--i];
      }

      levels[m] = i < sorted.length ? sorted[i] : 0;
    }

    return levels;
  }
}
