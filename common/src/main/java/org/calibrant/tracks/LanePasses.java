package org.calibrant.tracks;

/**
 * The arithmetic of steps of {@link RungeKutta4} on all {@link Lane}s, in passes that are small enough
 * for a compiler to keep each in registers. Every lane's arithmetic is its own, and is that of {@link
 * RungeKutta4} for one track and of {@link TrilinearProbe}, operation by operation.
 */
interface LanePasses {

  /** Lanes of a group. */
  int width();

  /**
   * Plans the next step: its end and its length.
   *
   * @param least a rest of the way below it belongs to the step before
   */
  LanePass plan(double least);

  /**
   * The distances of the stage's points from the lower planes of their cells. Groups where a point is
   * not in its cell need a look; others may be named, too.
   */
  LanePass locate();

  /**
   * One component of the field.
   *
   * @param component 0, 1, 2 for x, y, z
   */
  LanePass field(int component);

  /**
   * Slopes of a stage and, but for the last one, the point and slopes of the next.
   *
   * @param stage 1 to 4
   */
  LanePass slopes(int stage);

  /**
   * The end of the step.
   *
   * @param coordinate 0 for x and tx, 1 for y and ty
   */
  LanePass end(int coordinate);

  /**
   * Begins the next step where this one ended. Groups where a track has arrived, is beyond a limit, or
   * may not go on need a look and are left as they are.
   */
  LanePass advance(double position, double slope, double most);
}
