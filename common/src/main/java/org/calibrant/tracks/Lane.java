package org.calibrant.tracks;

/**
 * The memory of tracks that are carried side by side, each in a lane of its own: one array, in rows of
 * {@link #LANES} numbers, one row per quantity. It is small enough for the first cache of a processor,
 * and its loops are long enough for a compiler to make vectors of them.
 */
final class Lane {
  /** Tracks side by side; a multiple of any vector's length. */
  static final int LANES = 64;

  /** State at the beginning of a step [mm, mm, mm, 1, 1]. */
  static final int X = 0;

  static final int Y = LANES;
  static final int Z = 2 * LANES;
  static final int TX = 3 * LANES;
  static final int TY = 4 * LANES;

  /** K q/p [(mm T)⁻¹]. */
  static final int CURVATURE = 5 * LANES;

  /** Length of the step, half of it, a sixth of it [mm]. */
  static final int H = 6 * LANES;

  static final int HALF = 7 * LANES;
  static final int SIXTH = 8 * LANES;

  /** Point and slopes of a stage; after the last one, of the end of the step. */
  static final int PX = 9 * LANES;

  static final int PY = 10 * LANES;
  static final int PZ = 11 * LANES;
  static final int U = 12 * LANES;
  static final int V = 13 * LANES;

  /** Slopes of tx and ty at the stages; the fourth is not kept. */
  static final int A1 = 14 * LANES;

  static final int B1 = 15 * LANES;
  static final int A2 = 16 * LANES;
  static final int B2 = 17 * LANES;
  static final int A3 = 18 * LANES;
  static final int B3 = 19 * LANES;
  static final int A4 = 20 * LANES;
  static final int B4 = 21 * LANES;

  /** Distances from the lower planes of the cell [mm]. */
  static final int DX = 22 * LANES;

  static final int DY = 23 * LANES;
  static final int DZ = 24 * LANES;

  /** Field [T]. */
  static final int BX = 25 * LANES;

  static final int BY = 26 * LANES;
  static final int BZ = 27 * LANES;

  /** Steps done, where they are counted from, their signed length, where they shall end. */
  static final int COUNT = 28 * LANES;

  static final int ORIGIN = 29 * LANES;
  static final int STEP = 30 * LANES;
  static final int TO = 31 * LANES;

  /** Direction, 1 or −1, and the end of this step. */
  static final int DIRECTION = 32 * LANES;

  static final int NEXT = 33 * LANES;

  /** The cell, as {@link Cells} writes it. */
  static final int CELL = 34 * LANES;

  static final int HELD = CELL + Cells.HELD * LANES;
  static final int COEFFICIENTS = CELL + Cells.COEFFICIENTS * LANES;

  /** Scratch within a pass. */
  static final int T0 = CELL + Cells.ROWS * LANES;

  static final int T1 = T0 + LANES;

  /** Length of the array. */
  static final int LENGTH = T1 + LANES;

  private Lane() {}
}
