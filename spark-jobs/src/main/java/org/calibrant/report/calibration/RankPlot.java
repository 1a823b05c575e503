package org.calibrant.report.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.report.Drawing;
import org.calibrant.report.Proportion;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Band;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Plot;

/**
 * How the ranks of each ensemble's draws among those of all ensembles are distributed: uniform if they
 * draw from one distribution. Of one ensemble its two halves are compared. Draws are taken at least an
 * autocorrelation time apart.
 *
 * <p>Source: A. Vehtari, A. Gelman, D. Simpson, B. Carpenter, P.-C. Bürkner, Bayesian Analysis 16, 667
 * (2021).
 */
record RankPlot(Chains chains, ShownProblem shown) {
  private static final int BINS = 20;
  private static final int MOST = 6;
  private static final int PANELS = 9;
  private static final double TAIL = 0.005;

  Drawing drawing() {
    int step = (int) Math.max(1, Math.ceil(shown.tau() / chains.stride()));
    List<Chains.Drawn> apart =
        chains.draws().stream()
            .filter(draw -> draw.ordinal() / chains.stride() % step == 0)
            .toList();
    int groups = chains.ensembles() > 1 ? Math.min(MOST, chains.ensembles()) : 2;
    int[] group = new int[apart.size()];
    int half = (shown.draws() + 1) / 2;
    for (int i = 0; i < group.length; i++) {
      Chains.Drawn draw = apart.get(i);
      group[i] = chains.ensembles() > 1 ? draw.ensemble() : draw.ordinal() < half ? 0 : 1;
    }

    List<Plot> plots = new ArrayList<>();
    for (int q = 0; q < Math.min(PANELS, chains.parameters()); q++) {
      int quantity = q;
      double[] values = apart.stream().mapToDouble(draw -> draw.values()[quantity]).toArray();
      plots.add(plot(chains.quantities().get(q), values, group, groups));
    }

    return new Drawing(
        "ranks",
        "Ranks of the draws",
        "Ranks of each %s's draws among all, %,d draws at least an autocorrelation time apart, in %d bins: level, and nearly all within the band, which holds 99 %% of the counts that independent draws of one distribution have. A slope means another centre, a bowl or a hump another width.%s%s"
            .formatted(
                chains.ensembles() > 1 ? "ensemble" : "half",
                apart.size(),
                BINS,
                chains.ensembles() > MOST ? " The first %d ensembles.".formatted(MOST) : "",
                shown.told()),
        Panels.across(plots));
  }

  private Plot plot(String name, double[] values, int[] group, int groups) {
    long[][] counts = counts(values, group, chains.ensembles() > 1 ? chains.ensembles() : 2, BINS);
    double[] from = new double[BINS];
    double[] to = new double[BINS];
    for (int b = 0; b < BINS; b++) {
      from[b] = (double) b / BINS;
      to[b] = (b + 1.0) / BINS;
    }

    List<Layer> layers = new ArrayList<>();
    long n = Arrays.stream(counts[0]).sum();
    double low = Proportion.quantile(n, 1.0 / BINS, TAIL);
    double high = Proportion.quantile(n, 1.0 / BINS, 1 - TAIL);
    double[] ends = {0, 1};
    layers.add(new Band("99 % expected", ends, new double[] {low, low}, new double[] {high, high}));
    for (int g = 0; g < groups; g++) {
      double[] levels = Arrays.stream(counts[g]).asDoubleStream().toArray();
      String label =
          chains.ensembles() > 1 ? "ensemble " + g : g == 0 ? "first half" : "second half";
      layers.add(Line.steps(label, from, to, levels));
    }

    return Plot.of(
            Axis.of("rank of " + name, "").between(0, 1),
            Axis.of("draws", "").between(0, Double.NaN),
            layers)
        .sized(Chart.WIDTH, 190);
  }

  /**
   * Counts ranks among all values in equal bins; equal values, as of a walker that stood still, take
   * consecutive ranks in the order of the draws.
   *
   * @param group of each value, below {@code groups}
   */
  static long[][] counts(double[] values, int[] group, int groups, int bins) {
    Integer[] order = new Integer[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }

    Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
    long[][] counts = new long[groups][bins];
    for (int rank = 0; rank < order.length; rank++) {
      counts[group[order[rank]]][(int) ((long) rank * bins / order.length)]++;
    }

    return counts;
  }
}
