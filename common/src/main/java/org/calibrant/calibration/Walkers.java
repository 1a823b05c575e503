package org.calibrant.calibration;

import java.io.Serializable;
import java.util.List;

/**
 * How the walkers of an ensemble move.
 *
 * @param walkers how many: even, at least twice the parameters
 * @param moves what they do; each iteration makes one of them, drawn by weight
 * @param shuffled whether the walkers are split into groups anew in each iteration, as is customary;
 *     else by their numbers
 * @param updates how often a group is updated while the others stand still, before the next one is:
 *     1 for models that are cheap, 10 where whole groups are sent over a network. It is exact for
 *     every value; beyond 20 the chain mixes more slowly
 */
public record Walkers(int walkers, List<Weighted> moves, boolean shuffled, int updates)
    implements Serializable {

  public Walkers {
    moves = List.copyOf(moves);
    Must.beAtLeast("moves", 1, moves.size());
    if (walkers < 2 || walkers % 2 != 0) {
      throw new IllegalArgumentException("walkers must be even and at least 2, was " + walkers);
    }

    if (updates < 1 || updates >= Walking.MOST_UPDATES) {
      throw new IllegalArgumentException(
          "updates must be 1 to %d, was %d".formatted(Walking.MOST_UPDATES - 1, updates));
    }
  }

  /**
   * Refuses walkers that cannot sample so many parameters.
   *
   * @throws IllegalArgumentException that says how many are needed
   */
  void check(int dimensions) {
    if (walkers < 2 * dimensions) {
      throw new IllegalArgumentException(
          "walkers must be at least twice the %d parameters, was %d"
              .formatted(dimensions, walkers));
    }

    for (Weighted weighted : moves) {
      weighted.move().check(dimensions, walkers);
    }
  }
}
