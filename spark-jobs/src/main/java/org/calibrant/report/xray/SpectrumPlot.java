package org.calibrant.report.xray;

import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.Extent;
import org.calibrant.report.chart.Guide;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;
import org.calibrant.report.chart.Stack;
import org.calibrant.xray.FoldedFit;

/** A spectrum with the folded best fit, and the residuals below. */
final class SpectrumPlot {
  private static final double BROAD = 6;

  private SpectrumPlot() {}

  static Chart of(FoldedFit fit) {
    int n = fit.counts().length;
    double[] energy = new double[n];
    double[] rate = new double[n];
    double[] error = new double[n];
    double[] model = new double[n];
    double[] truth = new double[fit.truth().length];
    for (int i = 0; i < n; i++) {
      double per = fit.exposureS() * (fit.toKev()[i] - fit.fromKev()[i]);
      energy[i] = 0.5 * (fit.fromKev()[i] + fit.toKev()[i]);
      rate[i] = fit.counts()[i] / per;
      error[i] = Math.sqrt(fit.variance()[i]) / per;
      model[i] = fit.expected()[i] / per;
      if (truth.length > 0) {
        truth[i] = fit.truth()[i] / per;
      }
    }

    Layer[] above = new Layer[truth.length > 0 ? 3 : 2];
    above[0] = Points.of("counts", energy, rate, error);
    above[1] = Line.steps("best fit", fit.fromKev(), fit.toKev(), model);
    if (truth.length > 0) {
      above[2] = Line.dashed("simulated instrument", energy, truth);
    }

    double[] ones = new double[n];
    java.util.Arrays.fill(ones, 1);
    Axis axis = Axis.of("channel energy", "keV");
    Extent ends = Extent.of(fit.fromKev()).and(Extent.of(fit.toKev()));
    Axis within = axis.between(ends.from(), ends.to());
    Axis x = ends.from() > 0 && ends.to() > BROAD * ends.from() ? within.log() : within;
    return Stack.of(
        Plot.of(x, Axis.of("rate", "count s-1 keV-1").log(), above).sized(Chart.WIDTH, 230),
        Plot.of(
                x,
                Axis.of("residual / σ", ""),
                Points.of("", energy, fit.residuals(), ones),
                Guide.at(0))
            .sized(Chart.WIDTH, 130));
  }
}
