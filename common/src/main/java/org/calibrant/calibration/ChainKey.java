package org.calibrant.calibration;

import java.io.Serializable;
import org.calibrant.math.RandomStream;

/**
 * What tells the random numbers of one ensemble from those of all others.
 *
 * @param seed the campaign's seed
 * @param problem which problem
 * @param ensemble which of its independent ensembles
 * @param rung which rung of the ladder of temperatures
 */
record ChainKey(long seed, long problem, int ensemble, int rung) implements Serializable {

  /** The numbers for one purpose. */
  RandomStream stream(String purpose) {
    return new RandomStream(seed, "%s %d %d %d".formatted(purpose, problem, ensemble, rung));
  }
}
