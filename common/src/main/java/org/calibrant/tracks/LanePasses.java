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
   * not in its cell need a look.
   */
  LanePass locate();

  /**
   * One component of the field.
   *
   * @param c row of its first coefficient
   * @param out row for it
   */
  LanePass polynomial(int c, int out);

  /**
   * Slopes of a stage, and the point and slopes of the next one.
   *
   * @param a row for the slope of tx
   * @param b row for the slope of ty
   * @param f row of the way to the next stage
   */
  LanePass accelerate(int a, int b, int f);

  /** The slopes of the last stage. */
  LanePass accelerate();

  /**
   * The end of the step in x or in y.
   *
   * @param x row of the position
   * @param t row of the slope
   * @param a row of the first stage's slope of t; the others follow, every second row
   * @param end row for the position
   * @param slope row for the slope
   */
  LanePass combine(int x, int t, int a, int end, int slope);

  /**
   * Begins the next step where this one ended. Groups where a track has arrived, is beyond a limit, or
   * may not go on need a look and are left as they are.
   */
  LanePass advance(double position, double slope, double most);
}
