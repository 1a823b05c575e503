package org.calibrant.diffraction;

import java.io.Serializable;

/** How the scattered intensity depends on polarisation. */
public interface Polarisation extends Serializable {

  /** Whether it depends on it at all. */
  boolean applies();

  /** The factor K, −1 to 1: 0 for an unpolarised beam. */
  double kahn();
}
