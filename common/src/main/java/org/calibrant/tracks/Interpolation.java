package org.calibrant.tracks;

/** How a field is continued between the points of a map. */
public enum Interpolation {
  /** Linear along each axis: continuous, with kinks at the planes of the grid. */
  TRILINEAR,
  /**
   * Cubic along each axis, with slopes at the points from parabolas through three neighbours: the
   * first derivatives are continuous, too, and quadratics are reproduced. Needs 4 points per axis.
   */
  TRICUBIC
}
