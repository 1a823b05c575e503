package org.calibrant.calibration.models;

import java.io.Serializable;

/** A timeline. Implementations are records. */
public interface Times extends Serializable {

  /** The times, rising, at least one. The caller's own copy. */
  double[] values();

  /**
   * Opens what they are read from.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   */
  default void check() {}
}
