package org.calibrant.report.diffraction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** The way of one refinement: its loss, and its parameters against the truth. */
public record RefinementHistory() implements Figure {
  private static final int FEW = 100;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<Still> found = Still.first(results);
    if (found.isEmpty() || found.get().history().length == 0) {
      return List.of();
    }

    Still still = found.get();
    double[] steps = new double[still.history().length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i;
    }

    Axis step = Axis.of("step, one stage after the other", "");
    List<Exhibit> drawings = new ArrayList<>();
    drawings.add(
        new Drawing(
            "loss",
            "Still " + still.id() + ": loss",
            "Loss per pixel wherever a step began: falls until it no longer can, and ends flat or"
                + " at rounding. A new stage may have another loss, which shows as a jump.",
            Plot.of(step, Axis.of("loss per pixel", "").log(), curve("", steps, still.history()))));
    for (Map.Entry<String, List<Integer>> group : groups(still.names()).entrySet()) {
      drawings.add(parameters(still, group.getKey(), group.getValue(), step, steps));
    }

    return drawings;
  }

  private static Drawing parameters(
      Still still, String group, List<Integer> parameters, Axis step, double[] steps) {
    List<Layer> layers = new ArrayList<>();
    boolean known = still.truth().length > 0;
    int count = still.names().size();
    for (int parameter : parameters) {
      double[] values = new double[steps.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = still.values()[i * count + parameter];
      }

      layers.addAll(curve(still.names().get(parameter), steps, values));
      if (known) {
        // The same name: the same colour.
        layers.add(new Guide(still.names().get(parameter), false, still.truth()[parameter]));
      }
    }

    return new Drawing(
        "history-" + group,
        "Still " + still.id() + ": " + group + (known ? " against the truth" : ""),
        known
            ? "Every curve ends on the dashed line of its colour, which is the true value."
            : "Every curve ends flat.",
        Plot.of(step, Axis.of(group, still.units().get(parameters.get(0))), layers));
  }

  private static List<Layer> curve(String name, double[] x, double[] y) {
    Layer line = Line.of(name, x, y);
    return x.length > FEW ? List.of(line) : List.of(line, Points.of(name, x, y));
  }

  /** Indices of the parameters that belong into one plot: those that differ behind an underscore. */
  private static Map<String, List<Integer>> groups(List<String> names) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String group = names.get(i).replaceFirst("_[a-z]$", "");
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(i);
    }

    return groups;
  }
}
