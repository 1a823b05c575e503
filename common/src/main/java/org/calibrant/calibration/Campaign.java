package org.calibrant.calibration;

import java.io.Serializable;
import java.util.List;

/**
 * What an interrupted campaign goes on from.
 *
 * @param plan where ensembles walk, as decided at the beginning
 * @param next the first problem that is not finished
 * @param running the problems of the current wave, empty before it has begun
 * @param seconds wall-clock time used so far
 */
record Campaign(Plan plan, long next, List<Running> running, double seconds)
    implements Serializable {
  Campaign {
    running = List.copyOf(running);
  }
}
