package org.calibrant.diffraction;

import java.io.Serializable;

/** Stills to be refined. */
public interface Stills extends Serializable {

  /** How many there are. */
  long size();

  /**
   * One of them; the same one every time and everywhere.
   *
   * @param experiment what all have in common
   * @param pixels those that will be used: others need not be computed
   */
  Exposure exposure(long index, Experiment experiment, int[] pixels);

  /** The name of one of them, without opening it. */
  String id(long index);

  /**
   * Opens what it reads.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   */
  default void check(Experiment experiment) {}
}
