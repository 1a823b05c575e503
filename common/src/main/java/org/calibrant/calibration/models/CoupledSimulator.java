package org.calibrant.calibration.models;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a {@link CoupledModel}, {@link #LANES} parameter vectors side by side. */
final class CoupledSimulator implements Simulator {

  /** Enough to hide the latency of one run's chain of operations, few enough for the cache. */
  static final int LANES = 32;

  private final double[] times;

  /** Values of the variables at the current time, each with one number per lane. */
  private final double[][] current;

  /** Those that come from tables, at the end of the current step. */
  private final double[][] ahead;

  /** Of a variable that comes from a table, its values along the timeline; null otherwise. */
  private final double[][] tables;

  private final int[] wanted;
  private final Part[] parts;

  /** A component at work: which parameters, inputs and outputs are its. */
  private record Part(
      Component.Stepper stepper,
      int[] rows,
      double[][] parameters,
      double[][] inputs,
      double[][] outputs) {}

  CoupledSimulator(CoupledModel model, List<String> variables) {
    times = model.times();
    Map<String, Integer> places = new LinkedHashMap<>();
    model.inputs().forEach(input -> places.put(input.variable(), places.size()));
    model.variables().forEach(variable -> places.put(variable.name(), places.size()));
    current = new double[places.size()][LANES];
    ahead = new double[places.size()][LANES];
    tables = new double[places.size()][];
    for (InputSeries input : model.inputs()) {
      tables[places.get(input.variable())] = Series.of(input).at(times, input.variable());
    }

    wanted = variables.stream().mapToInt(places::get).toArray();
    Set<String> read = new HashSet<>(variables);
    model.components().forEach(c -> c.inputs().forEach(input -> read.add(input.name())));
    List<String> names = model.parameters();
    parts =
        model.components().stream()
            .map(component -> part(component, names, places, read))
            .toArray(Part[]::new);
  }

  private Part part(
      Component component, List<String> names, Map<String, Integer> places, Set<String> read) {
    return new Part(
        component.stepper(LANES, read),
        component.parameters().stream().mapToInt(names::indexOf).toArray(),
        new double[component.parameters().size()][LANES],
        lanes(component.inputs(), places, component.readsAtEnd()),
        lanes(component.outputs(), places, false));
  }

  private double[][] lanes(
      List<Variable> variables, Map<String, Integer> places, boolean readsAtEnd) {
    return variables.stream()
        .mapToInt(variable -> places.get(variable.name()))
        .mapToObj(v -> readsAtEnd && tables[v] != null ? ahead[v] : current[v])
        .toArray(double[][]::new);
  }

  @Override
  public void run(double[] parameters, int stride, int count, double[] series) {
    for (int from = 0; from < count; from += LANES) {
      block(parameters, stride, from, Math.min(LANES, count - from), series);
    }
  }

  private void block(double[] parameters, int stride, int from, int lanes, double[] series) {
    read(current, 0, lanes);
    read(ahead, 0, lanes);
    for (Part part : parts) {
      for (int k = 0; k < part.rows.length; k++) {
        int at = part.rows[k] * stride + from;
        System.arraycopy(parameters, at, part.parameters[k], 0, lanes);
      }

      part.stepper.begin(part.parameters, part.inputs, part.outputs, lanes);
    }

    complete(0, stride, from, lanes, series);
    for (int t = 1; t < times.length; t++) {
      read(ahead, t, lanes);
      for (Part part : parts) {
        part.stepper.step(times[t - 1], times[t], part.inputs, part.outputs, lanes);
      }

      read(current, t, lanes);
      complete(t, stride, from, lanes, series);
    }
  }

  /** What tables say at a time. */
  private void read(double[][] values, int t, int lanes) {
    for (int v = 0; v < tables.length; v++) {
      if (tables[v] != null) {
        Arrays.fill(values[v], 0, lanes, tables[v][t]);
      }
    }
  }

  private void complete(int t, int stride, int from, int lanes, double[] series) {
    for (Part part : parts) {
      part.stepper.complete(part.inputs, part.outputs, lanes);
    }

    for (int v = 0; v < wanted.length; v++) {
      int at = (v * times.length + t) * stride + from;
      System.arraycopy(current[wanted[v]], 0, series, at, lanes);
    }
  }
}
