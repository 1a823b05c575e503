package org.calibrant.report.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Guide;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;

/** Acceptance and ln posterior from check to check, burn-in included, and the acceptance of each walker. */
public record Progress() implements Figure {
  private static final String TABLE = "AcceptanceRow";
  private static final int ENSEMBLES = 8;

  /** The windows of one ensemble. */
  private static final class Windows {
    private final List<double[]> lines = new ArrayList<>();
    private double[] walkers = {};
    private int kept;

    void add(TableReader rows) {
      lines.add(new double[] {rows.integer(2), rows.number(4), rows.number(5)});
      if (Boolean.TRUE.equals(rows.value(3))) {
        double[] window = rows.numbers(6);
        walkers = walkers.length == 0 ? new double[window.length] : walkers;
        for (int w = 0; w < walkers.length; w++) {
          walkers[w] += window[w];
        }

        kept++;
      }
    }

    double[] column(int column) {
      return lines.stream().mapToDouble(line -> line[column]).toArray();
    }

    double[] acceptance() {
      double[] mean = walkers.clone();
      for (int w = 0; w < mean.length; w++) {
        mean[w] /= kept;
      }

      return mean;
    }
  }

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<ShownProblem> shown = ShownProblem.of(results);
    if (shown.isEmpty() || !results.has(TABLE)) {
      return List.of();
    }

    double burnIn = Double.NaN;
    TreeMap<Long, Windows> ensembles = new TreeMap<>();
    try (TableReader rows =
        results.read(
            TABLE,
            "problem",
            "ensemble",
            "last",
            "kept",
            "mean_acceptance",
            "ln_posterior",
            "acceptance")) {
      while (rows.next()) {
        if (shown.get().name().equals(rows.text(0)) && rows.integer(1) < ENSEMBLES) {
          ensembles.computeIfAbsent(rows.integer(1), e -> new Windows()).add(rows);
          burnIn = Boolean.TRUE.equals(rows.value(3)) ? burnIn : rows.integer(2);
        }
      }
    }

    return List.of(
        over(ensembles, burnIn, shown.get(), 1),
        over(ensembles, burnIn, shown.get(), 2),
        walkers(ensembles, shown.get()));
  }

  private static Drawing over(
      TreeMap<Long, Windows> ensembles, double burnIn, ShownProblem shown, int column) {
    List<Layer> layers = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (var ensemble : ensembles.entrySet()) {
      double[] x = ensemble.getValue().column(0);
      double[] y = ensemble.getValue().column(column);
      layers.add(Line.of("ensemble " + ensemble.getKey(), x, y));
      layers.add(Points.of("ensemble " + ensemble.getKey(), x, y));
      for (int i = 0; i < x.length; i++) {
        if (!(x[i] <= burnIn) && Double.isFinite(y[i])) {
          least = Math.min(least, y[i]);
          largest = Math.max(largest, y[i]);
        }
      }
    }

    if (Double.isFinite(burnIn)) {
      layers.add(new Guide("", true, burnIn));
    }

    Axis iteration = Axis.of("iteration", "");
    String ends = " The dashed line ends the burn-in." + shown.told();
    if (column == 1) {
      return new Drawing(
          "acceptance",
          "Acceptance",
          "Share of accepted proposals between checks, mean of the walkers: level after the"
              + " burn-in, between about 0.2 and 0.6, and the same for all ensembles."
              + ends,
          Plot.of(iteration, Axis.of("acceptance", "").between(0, 1), layers));
    }

    double margin = Math.max(1, 2 * (largest - least));
    boolean cut = layers.size() > 0 && least <= largest;
    Axis y = Axis.of("mean ln posterior", "");
    return new Drawing(
        "ln-posterior",
        "ln posterior",
        "Mean of ln prior + ln likelihood over the walkers at the end of each check: it has risen"
            + " to its level before the burn-in ends and stays there."
            + (cut ? " The axis shows the level after the burn-in; starts may lie far below." : "")
            + ends,
        Plot.of(iteration, cut ? y.between(least - margin, largest + margin) : y, layers));
  }

  private static Drawing walkers(TreeMap<Long, Windows> ensembles, ShownProblem shown) {
    List<Layer> layers = new ArrayList<>();
    for (var ensemble : ensembles.entrySet()) {
      double[] acceptance = ensemble.getValue().acceptance();
      double[] numbers = new double[acceptance.length];
      for (int w = 0; w < numbers.length; w++) {
        numbers[w] = w;
      }

      layers.add(Points.of("ensemble " + ensemble.getKey(), numbers, acceptance));
    }

    return new Drawing(
        "acceptance-walkers",
        "Acceptance of each walker",
        "After the burn-in. All lie in one band; a walker at zero is stuck where the density is all"
            + " but zero."
            + shown.told(),
        Plot.of(Axis.of("walker", ""), Axis.of("acceptance", "").between(0, Double.NaN), layers));
  }
}
