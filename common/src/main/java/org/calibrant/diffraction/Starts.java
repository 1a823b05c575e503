package org.calibrant.diffraction;

import java.io.Serializable;

/** From where a still is refined: the best end of several starts is kept. */
public interface Starts extends Serializable {

  /** How many. */
  int number();

  /**
   * One of them.
   *
   * @param start the still's own; not to be changed
   */
  double[] start(long still, int number, double[] start);
}
