package org.calibrant.calibration.models;

/** Runs a model for many parameter vectors at once; owns its scratch arrays, one per thread. */
@FunctionalInterface
public interface Simulator {

  /**
   * Runs the model for {@code count} vectors. What comes out for one depends on that one alone. A run
   * that fails has NaN in its series; an exception makes all vectors of the call fail that fail alone,
   * too.
   *
   * @param parameters value k of vector w at {@code k * stride + w}; unchanged
   * @param stride at least count
   * @param count how many vectors
   * @param series receives the value of wanted variable v at time t of vector w at {@code (v * times +
   *     t) * stride + w}
   */
  void run(double[] parameters, int stride, int count, double[] series);

  /** Why a vector of the last call failed, in a few words; blank where nothing is known. */
  default String failure(int vector) {
    return "";
  }
}
