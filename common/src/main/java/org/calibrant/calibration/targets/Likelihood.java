package org.calibrant.calibration.targets;

import java.io.Serializable;
import java.util.List;

/**
 * How likely residuals are. Implementations are records.
 *
 * <p>A likelihood may have parameters of its own, such as a correlation that is calibrated along with
 * the model.
 */
public interface Likelihood extends Serializable {

  /** Names of parameters that the likelihood takes; often none. */
  default List<String> parameters() {
    return List.of();
  }

  /**
   * The likelihood of one variable's observations, for one thread.
   *
   * @param observed times and errors; not changed
   */
  Sum of(Observed observed);

  /** ln of the likelihood of residuals, for many runs at once. */
  @FunctionalInterface
  interface Sum {

    /**
     * Adds ln L of each run.
     *
     * @param z standardised residual (observation − model)/σ of observation i and run w at {@code i *
     *     stride + w}; may be overwritten
     * @param stride at least count
     * @param count how many runs
     * @param parameters value k of the likelihood's parameters of run w at [k][w]
     * @param lnLikelihood count numbers to which is added
     */
    void add(double[] z, int stride, int count, double[][] parameters, double[] lnLikelihood);
  }
}
