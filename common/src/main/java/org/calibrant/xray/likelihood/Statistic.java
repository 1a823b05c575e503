package org.calibrant.xray.likelihood;

import java.io.Serializable;

/**
 * How far a model is from observed counts: a sum over bins that a fit minimises. Implementations are
 * records and hold no mutable state.
 */
public interface Statistic extends Serializable {

  /** How tables call it. */
  String name();

  /**
   * The statistic of one spectrum as a function of the model's counts. What depends on the data
   * alone is computed here, once.
   *
   * @throws IllegalArgumentException for data that the statistic is not made for
   */
  Deviance of(BinnedCounts data);

  /** Whether it is compared with the degrees of freedom, as χ² is. */
  default boolean isChiSquare() {
    return false;
  }
}
