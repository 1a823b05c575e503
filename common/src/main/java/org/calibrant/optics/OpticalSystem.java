package org.calibrant.optics;

import java.io.Serializable;
import java.util.Map;

/**
 * What stands between the stars and the detector. Implementations are records: their components are
 * the structure, what takes arrays to describe. Numbers that parameters give (plate scale, distances,
 * coefficients) are not among them.
 */
public interface OpticalSystem extends Serializable {

  /**
   * Where derived values of this system are looked up: {@code two_plane}, {@code three_plane} or {@code
   * four_plane}.
   */
  String scope();

  /**
   * Dimensions that are both structure and parameters, by key: what is derived from them must not
   * start from other numbers than the masks.
   */
  default Map<String, Double> dimensions() {
    return Map.of();
  }

  /**
   * Makes the system ready for one thread. What depends on the structure alone may be shared.
   *
   * @param stars how many at once
   */
  Imaging open(Band band, Detector detector, int stars);

  /**
   * Opens what the system is made of.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   * @throws IllegalArgumentException if system, band and detector do not fit each other
   */
  default void check(Band band, Detector detector) {}
}
