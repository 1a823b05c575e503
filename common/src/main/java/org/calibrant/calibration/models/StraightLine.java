package org.calibrant.calibration.models;

import java.util.List;

/**
 * Linear regression as a model: y = slope · x + intercept, where x takes the place of time. Parameters:
 * {@code slope} and {@code intercept}; the variable is {@code y}.
 *
 * @param x where y is computed
 */
public record StraightLine(Times x) implements Model {

  @Override
  public List<String> parameters() {
    return List.of("slope", "intercept");
  }

  @Override
  public List<Variable> variables() {
    return List.of(new Variable("y", ""));
  }

  @Override
  public double[] times() {
    return x.values();
  }

  @Override
  public void check() {
    x.check();
  }

  @Override
  public Simulator simulator(List<String> variables) {
    double[] at = x.values();
    return (parameters, stride, count, series) -> {
      for (int t = 0; t < at.length; t++) {
        for (int w = 0; w < count; w++) {
          series[t * stride + w] = parameters[w] * at[t] + parameters[stride + w];
        }
      }
    };
  }
}
