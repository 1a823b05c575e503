package org.calibrant.optics.inference;

import java.io.Serializable;

/** Where exposures come from. */
public interface ExposureSource extends Serializable {

  /** How many there are. */
  long size();

  /**
   * One of them; the same for the same index on any machine.
   *
   * @param bench the optical system and the values of its parameters
   */
  Exposure exposure(long index, Bench bench);

  /** The identifier of one of them. */
  String id(long index);

  /**
   * Opens what the exposures are made of.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   * @throws IllegalArgumentException for values that do not fit
   */
  void check(Bench bench);
}
