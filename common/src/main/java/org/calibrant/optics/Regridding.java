package org.calibrant.optics;

/** How a map of another number of pixels than the pupil's is brought onto it, bilinearly. */
public enum Regridding {
  /** Both grids span the same width: pixel centres are mapped onto each other. */
  CENTRED,

  /**
   * As dLux does: samples at linspace(0, N, n) of a map of N pixels, zero outside, so that the map is
   * shifted by up to half a pixel and its last row and column are dark.
   */
  DLUX,

  /** Not at all: a map of another size is refused. */
  REFUSED
}
