package org.calibrant.diffraction;

/**
 * How the direction of c* follows from the cell constants: its first two components are cos β* and (cos
 * α* − cos β* cos γ*) / sin γ*, and its third one z is
 */
public enum Setting {
  /** √(1 − x² − y²): the cell has the angles asked for. */
  EXACT,

  /**
   * (V/abc) / sin γ*, as nanoBragg and its port have it. The same where two angles are 90°; a cell
   * without right angles comes out with slightly other angles than asked for.
   */
  NANO_BRAGG
}
