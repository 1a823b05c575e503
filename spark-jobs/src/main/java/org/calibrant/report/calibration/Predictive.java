package org.calibrant.report.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.calibrant.calibration.EnsembleEngine;
import org.calibrant.calibration.LogDensity;
import org.calibrant.calibration.Posterior;
import org.calibrant.calibration.Predictions;
import org.calibrant.calibration.Problems;
import org.calibrant.export.TableReader;
import org.calibrant.fit.chains.Moments;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Proportion;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Band;
import org.calibrant.report.chart.Guide;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;
import org.calibrant.report.chart.Stack;

/**
 * Observations against what the posterior predicts: the model is run again for some draws. Only for
 * posteriors of models; densities given by a formula have nothing to predict.
 */
public record Predictive() implements Figure {
  private static final int RUNS = 200;
  private static final double TAIL = 0.05;
  private static final double Z90 = 1.6448536269514722;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<EnsembleEngine> engine = results.engine(EnsembleEngine.class);
    Optional<ShownProblem> shown = ShownProblem.of(results);
    if (engine.isEmpty() || shown.isEmpty()) {
      return List.of();
    }

    Problems problems = engine.get().problems();
    LogDensity density = problems.density(index(results, engine.get(), shown.get().name()));
    if (!(density instanceof Posterior posterior)) {
      return List.of();
    }

    Predictions predictions = posterior.predictions();
    List<double[][]> runs = runs(results, shown.get(), predictions);
    List<Exhibit> drawings = new ArrayList<>();
    for (int t = 0; t < predictions.compared().size(); t++) {
      drawings.add(drawing(predictions.compared().get(t), runs, t, shown.get()));
    }

    return drawings;
  }

  /** Number of a problem among those of the campaign. */
  private static long index(Results results, EnsembleEngine engine, String name)
      throws IOException {
    try (TableReader rows = results.read("EnsembleRow", "unit", "problem")) {
      while (rows.next()) {
        if (name.equals(rows.text(1))) {
          return rows.integer(0) / engine.ensembles();
        }
      }
    }

    throw new IllegalStateException("EnsembleRow has no problem " + name);
  }

  /** Expected observations of draws evenly taken from the chains. */
  private static List<double[][]> runs(Results results, ShownProblem shown, Predictions predictions)
      throws IOException {
    Chains chains = Chains.of(results, shown);
    List<Chains.Drawn> draws = chains.draws();
    int n = Math.min(RUNS, draws.size());
    List<double[][]> runs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int at = (int) ((long) i * (draws.size() - 1) / Math.max(1, n - 1));
      runs.add(predictions.at(Arrays.copyOf(draws.get(at).values(), chains.parameters())));
    }

    return runs;
  }

  private static Drawing drawing(
      Predictions.Compared compared, List<double[][]> runs, int target, ShownProblem shown) {
    int n = compared.observed().size();
    double[] times = compared.observed().times();
    double[] seen = compared.observed().values();
    double[] sigma = compared.observed().sigma();
    double[][] curves = new double[5][n];
    double[] residuals = new double[n];
    long within = 0;
    long failed = 0;
    for (int i = 0; i < n; i++) {
      int at = i;
      double[] values =
          runs.stream().mapToDouble(run -> run[target][at]).filter(Double::isFinite).toArray();
      failed = (long) runs.size() - values.length;
      if (values.length < 2) {
        for (double[] curve : curves) {
          curve[i] = Double.NaN;
        }

        residuals[i] = Double.NaN;
        continue;
      }

      double[] sorted = Moments.sorted(values);
      double mean = Moments.mean(values);
      double spread = Math.sqrt(Moments.variance(values) + sigma[i] * sigma[i]);
      curves[0][i] = Moments.quantile(sorted, TAIL);
      curves[1][i] = Moments.quantile(sorted, 0.5);
      curves[2][i] = Moments.quantile(sorted, 1 - TAIL);
      curves[3][i] = mean - Z90 * spread;
      curves[4][i] = mean + Z90 * spread;
      residuals[i] = (seen[i] - mean) / spread;
      within += Math.abs(residuals[i]) <= Z90 ? 1 : 0;
    }

    Plot above =
        Plot.of(
                Axis.of("time", ""),
                Axis.of(compared.variable(), compared.unit()),
                new Band("90 % with errors of observation", times, curves[3], curves[4]),
                Points.of("observations", times, seen),
                new Band("90 % of the model", times, curves[0], curves[2]),
                Line.of("median", times, curves[1]))
            .sized(360, 240);
    Plot below =
        Plot.of(
                Axis.of("time", ""),
                Axis.of("residual / σ", ""),
                Points.of("", times, residuals),
                Guide.at(0))
            .sized(360, 120);
    return new Drawing(
        "predictive-" + compared.variable(),
        "Posterior predictive: " + compared.variable(),
        String.format(
            Locale.ROOT,
            "The model run again for %,d draws, at the times of the observations, counted from the"
                + " same reference. About 90 %% of the observations lie in the wide band: here %s."
                + " Residuals, over the spread of model and stated error together, are small and"
                + " without a trend; a wave is what the model cannot do, or correlated errors.%s%s",
            runs.size(),
            new Proportion(within, n).told(),
            failed == 0 ? "" : " " + failed + " runs failed.",
            shown.told()),
        Stack.of(above, below));
  }
}
