package org.calibrant.diffraction;

/** What a pixel catches. */
public enum SolidAngle {
  /** p² D / R³: a square pixel of edge p on a plane at distance D. */
  SQUARE,
  /** 1 / R²: a point. */
  POINT
}
