package edu.example;

import java.util.List;
import java.util.stream.IntStream;
import org.calibrant.calibration.models.Model;
import org.calibrant.calibration.models.Simulator;
import org.calibrant.calibration.models.Variable;

/**
 * A calibration model of one's own: what decays with a constant rate, y(t) = amount exp(−rate t) at t =
 * 0, 1, 2, …
 *
 * @param steps number of times
 */
public record Decay(int steps) implements Model {
  @Override
  public List<String> parameters() {
    return List.of("amount", "rate");
  }

  @Override
  public List<Variable> variables() {
    return List.of(new Variable("y", "kg"));
  }

  @Override
  public double[] times() {
    return IntStream.range(0, steps).asDoubleStream().toArray();
  }

  @Override
  public Simulator simulator(List<String> variables) {
    return (parameters, stride, count, series) -> {
      for (int t = 0; t < steps; t++) {
        for (int w = 0; w < count; w++) {
          series[t * stride + w] = parameters[w] * StrictMath.exp(-parameters[stride + w] * t);
        }
      }
    };
  }
}
