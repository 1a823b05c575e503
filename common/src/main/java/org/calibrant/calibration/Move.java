package org.calibrant.calibration;

import java.io.Serializable;

/**
 * A way of moving walkers that leaves the target as it is. The walkers of an ensemble are split into
 * {@link #groups}; each group in turn moves while the others stand still, and takes its bearings from
 * them.
 */
public interface Move extends Serializable {

  /** Into how many groups the walkers are split, at most 8; 1 when the move needs no others. */
  int groups();

  /**
   * Refuses what this move cannot do.
   *
   * @throws IllegalArgumentException that says which walkers or dimensions it needs
   */
  default void check(int dimensions, int walkers) {}

  /** A new mover, for one thread. */
  Mover mover(int dimensions);

  /** Moves walkers; owns its scratch arrays. */
  interface Mover {

    /** Moves every walker of a group once, or lets it stay. */
    void move(Group group, TemperedDensity target);
  }
}
