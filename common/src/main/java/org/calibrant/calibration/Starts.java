package org.calibrant.calibration;

import java.io.Serializable;

/** Where searches for a point estimate begin. Implementations are records. */
public interface Starts extends Serializable {

  /** How many there are. */
  long size(Posterior posterior);

  /** The starts for one JVM, which asks for many of them. */
  Places in(Posterior posterior);

  /**
   * Opens what the starts are read from.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   */
  default void check(Posterior posterior) {}

  /** Gives the starts. */
  @FunctionalInterface
  interface Places {

    /** Writes start {@code index}, the same one every time. */
    void place(long index, double[] out);
  }
}
