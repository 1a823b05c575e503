package org.calibrant.calibration.models;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A part of a {@link CoupledModel}: it advances some variables by one step of the timeline, given
 * others. Implementations are records; components that have a parameter of the same name share its
 * value.
 */
public interface Component extends Serializable {

  /** Names of the parameters. */
  List<String> parameters();

  /** What the component reads: from a table, or from a component of the same model. */
  List<Variable> inputs();

  /** What it computes. */
  List<Variable> outputs();

  /**
   * Whether tables are read at the end of a step instead of at its beginning: for a component that
   * takes a year's value for the whole year that ends with it.
   */
  default boolean readsAtEnd() {
    return false;
  }

  /**
   * A new stepper, for one thread.
   *
   * @param lanes how many runs go side by side at most
   * @param wanted names of the outputs that somebody reads; the others need not be computed
   */
  Stepper stepper(int lanes, Set<String> wanted);

  /** Carries runs side by side along the timeline. Arrays are [parameter, input or output][run]. */
  interface Stepper {

    /**
     * Takes new parameters and writes the outputs at the first time.
     *
     * @param parameters in the order of {@link Component#parameters}
     * @param inputs at the first time
     * @param lanes how many runs
     */
    void begin(double[][] parameters, double[][] inputs, double[][] outputs, int lanes);

    /**
     * Advances the outputs.
     *
     * @param inputs held constant during the step: of a table the value at {@code from} (or at {@code
     *     to}, see {@link Component#readsAtEnd}), of a component that comes earlier in the model its
     *     output at {@code to}, of a later one at {@code from}
     * @param outputs on entry at {@code from}, on return at {@code to}
     */
    void step(double from, double to, double[][] inputs, double[][] outputs, int lanes);

    /**
     * Completes outputs that no step needs, from inputs and outputs at one and the same time. Called
     * at the first time and after every step of all components.
     */
    default void complete(double[][] inputs, double[][] outputs, int lanes) {}
  }
}
