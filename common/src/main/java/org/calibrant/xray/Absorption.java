package org.calibrant.xray;

import java.io.Serializable;
import org.calibrant.core.BadInput;

/**
 * A transmission T(E): what a column of matter, or any other multiplicative component, does to the
 * photons of each energy bin. Implementations are records and hold no mutable state.
 */
public interface Absorption extends Serializable {

  /**
   * Multiplies the photons of each bin by the transmission of the bin.
   *
   * @param edges bin edges, positive and increasing [keV], length n + 1
   * @param flux photons of each bin, changed in place, length n
   */
  void multiply(double[] edges, double[] flux);

  /**
   * Opens what the component reads and refuses what can be known to be wrong before anything is
   * computed.
   *
   * @throws BadInput for a file that is missing or damaged
   * @throws IllegalArgumentException for a parameter outside the range of a table
   */
  default void check() {}
}
