package org.calibrant.calibration.models;

import java.io.Serializable;
import java.util.List;

/**
 * A model: from the values of its parameters to time series. Implementations are records; what is
 * costly to build is built by {@link #simulator}, once per thread and never per run.
 *
 * <h2>One of your own</h2>
 *
 * <pre>{@code
 * public record Decay(int steps) implements Model {
 *   public List<String> parameters() {
 *     return List.of("amount", "rate");
 *   }
 *
 *   public List<Variable> variables() {
 *     return List.of(new Variable("Amount", "kg"));
 *   }
 *
 *   public double[] times() {
 *     return IntStream.range(0, steps).asDoubleStream().toArray();
 *   }
 *
 *   public Simulator simulator(List<String> variables) {
 *     return (parameters, stride, count, series) -> {
 *       for (int t = 0; t < steps; t++) {
 *         for (int w = 0; w < count; w++) {
 *           series[t * stride + w] =
 *               parameters[w] * StrictMath.exp(-parameters[stride + w] * t);
 *         }
 *       }
 *     };
 *   }
 * }
 * }</pre>
 *
 * Put its jar on the class path and name its class as the {@code kind} of the model. A program in
 * another language is a child process; a new part of a climate model is a {@link Component}.
 */
public interface Model extends Serializable {

  /** Names of the parameters, in the order in which the simulator takes them. */
  List<String> parameters();

  /** What the model can compute. */
  List<Variable> variables();

  /** The times of all series, rising. */
  double[] times();

  /**
   * A new simulator, for one thread.
   *
   * @param variables names of the series that are wanted, a selection of {@link #variables}
   */
  Simulator simulator(List<String> variables);

  /**
   * Opens what the model reads and refuses what can be known to be wrong before anything is computed.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing, damaged or does not fit
   */
  default void check() {}
}
