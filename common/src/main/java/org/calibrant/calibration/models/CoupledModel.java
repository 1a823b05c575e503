package org.calibrant.calibration.models;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.calibrant.core.DidYouMean;

/**
 * Components that step together along the timeline of the first input, from one time to the next. In
 * a step they run in their order; a component reads
 *
 * <ul>
 *   <li>an input from a table at the beginning of the step,
 *   <li>the output of an earlier component at the end of the step,
 *   <li>the output of a later component at the beginning of the step,
 * </ul>
 *
 * and holds it constant during the step. So a chain of emissions, concentrations, forcing and
 * temperature, with a feedback of temperature on the carbon cycle, is a list of components.
 *
 * @param components in the order in which they run
 * @param inputs what no component computes, one table column each; the times of the first are the
 *     timeline, and the others must have values at all of them
 */
public record CoupledModel(List<Component> components, List<InputSeries> inputs) implements Model {

  public CoupledModel {
    components = List.copyOf(components);
    inputs = List.copyOf(inputs);
    if (components.isEmpty() || inputs.isEmpty()) {
      throw new IllegalArgumentException("components and inputs must not be empty");
    }

    Set<String> outputs = new HashSet<>();
    for (Component component : components) {
      for (Variable output : component.outputs()) {
        if (!outputs.add(output.name())) {
          throw new IllegalArgumentException(
              "components compute " + output.name() + " twice; each variable has one source");
        }
      }
    }

    Set<String> given = new LinkedHashSet<>();
    for (InputSeries input : inputs) {
      if (outputs.contains(input.variable()) || !given.add(input.variable())) {
        throw new IllegalArgumentException(
            "inputs give %s, which has a source already".formatted(input.variable()));
      }
    }

    Set<String> needed = new LinkedHashSet<>();
    for (Component component : components) {
      for (Variable input : component.inputs()) {
        needed.add(input.name());
        if (!outputs.contains(input.name()) && !given.contains(input.name())) {
          throw new IllegalArgumentException(
              "inputs lack %s [%s], which %s reads%s"
                  .formatted(
                      input.name(),
                      input.unit(),
                      component.getClass().getSimpleName(),
                      DidYouMean.hint(input.name(), given)));
        }
      }
    }

    given.removeAll(needed);
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          "inputs give %s, which no component reads%s"
              .formatted(
                  String.join(", ", given), DidYouMean.hint(given.iterator().next(), needed)));
    }
  }

  @Override
  public List<String> parameters() {
    Set<String> names = new LinkedHashSet<>();
    components.forEach(component -> names.addAll(component.parameters()));
    return List.copyOf(names);
  }

  @Override
  public List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    components.forEach(component -> variables.addAll(component.outputs()));
    return variables;
  }

  @Override
  public double[] times() {
    return Series.of(inputs.get(0)).times();
  }

  @Override
  public void check() {
    double[] times = times();
    for (InputSeries input : inputs) {
      Series.of(input).at(times, input.variable());
    }
  }

  @Override
  public Simulator simulator(List<String> variables) {
    return new CoupledSimulator(this, variables);
  }
}
