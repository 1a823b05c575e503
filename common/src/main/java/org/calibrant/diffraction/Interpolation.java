package org.calibrant.diffraction;

/** What is taken between whole Miller indices. */
public enum Interpolation {
  /** The value of the nearest reflection. */
  NEAREST,
  /** A polynomial of third order through the four nearest in each direction. */
  TRICUBIC,
  /** Tricubic for crystals with two cells or fewer along an axis, else nearest. */
  AUTOMATIC
}
