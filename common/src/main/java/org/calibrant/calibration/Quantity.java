package org.calibrant.calibration;

import java.io.Serializable;

/**
 * A number that is derived from a run of a model and kept with its parameters. Implementations are
 * records.
 */
public interface Quantity extends Serializable {

  /** Its name in chains and tables. */
  String name();

  /** The variable from which it is derived. */
  String variable();

  /**
   * The weight of each time of the model: the quantity is Σ weight · value.
   *
   * @param times the model's timeline
   * @throws org.calibrant.core.BadInput where the timeline does not have what is needed
   */
  double[] on(double[] times);
}
