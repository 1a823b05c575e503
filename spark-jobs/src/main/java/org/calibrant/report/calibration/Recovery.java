package org.calibrant.report.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.export.TableReader;
import org.calibrant.fit.chains.Moments;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.Extent;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;

/** Posterior means against the parameters that made the data, where those are known. */
public record Recovery() implements Figure {
  private static final int MOST = 3000;
  private static final int PANELS = 9;

  /** A parameter's truths, means and standard deviations. */
  private record Recovered(List<Double> truth, List<Double> mean, List<Double> sd) {
    Recovered() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has("RankRow") || !results.has("DiagnosticsRow")) {
      return List.of();
    }

    Sample ranks = results.sample("RankRow", MOST, "problem", "parameter", "truth");
    Map<String, Double> truths = new HashMap<>(); // looked up only, never walked through
    double[] truth = ranks.numbers("truth");
    List<String> problems = ranks.texts("problem");
    List<String> parameters = ranks.texts("parameter");
    for (int i = 0; i < ranks.size(); i++) {
      truths.put(problems.get(i) + "\n" + parameters.get(i), truth[i]);
    }

    Map<String, Recovered> found = new LinkedHashMap<>();
    try (TableReader rows = results.read("DiagnosticsRow", "problem", "parameter", "mean", "sd")) {
      while (rows.next()) {
        Double known = truths.get(rows.text(0) + "\n" + rows.text(1));
        if (known != null && Double.isFinite(rows.number(2))) {
          Recovered points = found.computeIfAbsent(rows.text(1), each -> new Recovered());
          points.truth().add(known);
          points.mean().add(rows.number(2));
          points.sd().add(rows.number(3));
        }
      }
    }

    List<Plot> plots = new ArrayList<>();
    List<String> words = new ArrayList<>();
    found.forEach(
        (name, points) -> {
          if (plots.size() < PANELS) {
            plots.add(plot(name, points));
            words.add(told(name, points));
          }
        });
    return plots.isEmpty()
        ? List.of()
        : List.of(
            new Drawing(
                "recovery",
                "Recovery of the true parameters",
                "Posterior means and standard deviations over the truths; the dashed line is where"
                    + " they are equal. Points scatter about it, and less steeply where data say"
                    + " little and the prior pulls. (mean − truth)/sd: "
                    + String.join("; ", words)
                    + ", expected about 0 and 1.",
                Panels.across(plots)));
  }

  private static Plot plot(String name, Recovered points) {
    double[] truth = array(points.truth());
    Extent extent = Extent.of(truth);
    double[] ends = {extent.from(), extent.to()};
    return Plot.of(
            Axis.of("true " + name, ""),
            Axis.of("posterior mean", ""),
            Points.of("mean ± sd", truth, array(points.mean()), array(points.sd())),
            Line.dashed("equal", ends, ends))
        .sized(Chart.WIDTH, 210);
  }

  private static String told(String name, Recovered points) {
    double[] z = new double[points.truth().size()];
    for (int i = 0; i < z.length; i++) {
      z[i] = (points.mean().get(i) - points.truth().get(i)) / points.sd().get(i);
    }

    return String.format(
        java.util.Locale.ROOT,
        "%s mean %.2f, standard deviation %.2f",
        name,
        Moments.mean(z),
        z.length > 1 ? Math.sqrt(Moments.variance(z)) : Double.NaN);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
