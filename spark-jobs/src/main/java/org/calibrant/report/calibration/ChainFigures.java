package org.calibrant.report.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calibrant.fit.chains.Diagnostics;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.Guide;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Plot;

/** Chains of one problem: traces, ranks, corner, autocorrelations. */
public record ChainFigures() implements Figure {
  private static final int PANELS = 12;
  private static final int CURVES = 8;
  private static final double TIMES = 8;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<ShownProblem> shown = ShownProblem.of(results);
    if (shown.isEmpty()) {
      return List.of();
    }

    Chains chains = Chains.of(results, shown.get());
    if (chains.draws().isEmpty()) {
      return List.of();
    }

    return List.of(
        traces(chains, shown.get()),
        new RankPlot(chains, shown.get()).drawing(),
        new Corner(chains, shown.get()).drawing(),
        autocorrelations(chains, shown.get()));
  }

  private static Drawing traces(Chains chains, ShownProblem shown) {
    int quantities = chains.quantities().size();
    List<Plot> plots = new ArrayList<>();
    for (int q = 0; q < quantities; q++) {
      // ln posterior, the last one, is always among them
      if (plots.size() < PANELS - 1 || q == quantities - 1) {
        plots.add(trace(chains, q));
      }
    }

    return new Drawing(
        "traces",
        "Traces",
        "One walker of each ensemble"
            + (chains.ensembles() > Chains.TRACED ? " (the first %d)".formatted(Chains.TRACED) : "")
            + " over its kept iterations, the burn-in left out. All wander about the same level"
            + " with the same width, without drift and without standing still."
            + shown.told(),
        Panels.across(plots));
  }

  private static Plot trace(Chains chains, int quantity) {
    List<Layer> lines = new ArrayList<>();
    for (int e = 0; e < Math.min(Chains.TRACED, chains.ensembles()); e++) {
      List<Chains.Drawn> own = chains.trace(e);
      double[] x = own.stream().mapToDouble(Chains.Drawn::iteration).toArray();
      double[] y = own.stream().mapToDouble(draw -> draw.values()[quantity]).toArray();
      lines.add(new Line("ensemble " + e, x, y, 0.8, 0.7, false));
    }

    return Plot.of(Axis.of("iteration", ""), Axis.of(chains.quantities().get(quantity), ""), lines)
        .sized(Chart.WIDTH, 170);
  }

  private static Drawing autocorrelations(Chains chains, ShownProblem shown) {
    List<Layer> layers = new ArrayList<>();
    int length = 0;
    for (int q = 0; q < Math.min(CURVES, chains.parameters()); q++) {
      double[][] beginnings = chains.beginnings(q);
      if (beginnings.length > 0 && beginnings[0].length > 2) {
        double[] rho = Diagnostics.autocorrelation(beginnings);
        length = beginnings[0].length;
        int lags = (int) Math.min(rho.length / 2 + 1, Math.max(20, Math.ceil(TIMES * shown.tau())));
        double[] x = new double[lags];
        for (int k = 0; k < lags; k++) {
          x[k] = k;
        }

        layers.add(Line.of(chains.quantities().get(q), x, java.util.Arrays.copyOf(rho, lags)));
      }
    }

    layers.add(Guide.at(0));
    return new Drawing(
        "autocorrelations",
        "Autocorrelations",
        "Of %s kept draws of each walker, walkers and ensembles together. They fall to zero within a few autocorrelation times (the largest: %.2g kept draws) and stay there; a long tail means that the chains are too short or thinned too little.%s"
            .formatted("%,d".formatted(length), shown.tau(), shown.told()),
        Plot.of(Axis.of("lag, kept draws", ""), Axis.of("autocorrelation", ""), layers));
  }
}
