package org.calibrant.diffraction;

import java.io.Serializable;

/** Values of {@link Parameters}, image by image. */
public interface Variations extends Serializable {

  /** How many there are; −1 for the same values however many are asked for. */
  long size();

  /**
   * The values of one of them.
   *
   * @param base the values of the experiment; not to be changed
   */
  double[] values(long index, double[] base);

  /** How reports call it. */
  default String name(long index) {
    return String.valueOf(index);
  }

  /**
   * Opens what it reads.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   */
  default void check(double[] base) {
    for (long i = 0; i < size(); i++) {
      Parameters.checked(values(i, base));
    }
  }
}
