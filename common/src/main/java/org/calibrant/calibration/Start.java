package org.calibrant.calibration;

import java.io.Serializable;
import org.calibrant.math.RandomStream;

/** Where walkers begin. */
public interface Start extends Serializable {

  /**
   * Refuses a start that does not fit.
   *
   * @throws IllegalArgumentException for a number of coordinates that is not the density's
   * @throws org.calibrant.core.BadInput for a file that cannot be used
   */
  default void check(LogDensity density) {}

  /** What gives the points of one density. */
  Places places(LogDensity density);

  /** Gives the points. */
  interface Places {

    /**
     * The beginning of one walker.
     *
     * @param walker which walker of an ensemble
     * @param stream the random numbers of this walker; others when the last point was impossible
     * @param out receives d values
     */
    void place(int walker, RandomStream stream, double[] out);
  }
}
