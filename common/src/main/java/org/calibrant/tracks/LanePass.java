package org.calibrant.tracks;

/** One pass over all {@link Lane}s. */
@FunctionalInterface
interface LanePass {

  /**
   * Does its arithmetic.
   *
   * @param s the lanes
   * @param dirty gets the first lanes of the groups that need a look
   * @return how many groups
   */
  int on(double[] s, int[] dirty);
}
