package org.calibrant.diffraction;

/** What a detector turns about. */
public enum Pivot {
  /** The point where the direct beam falls: it stays at its pixel and distance. */
  BEAM,
  /** The sample: the detector swings, and the direct beam wanders over it. */
  SAMPLE
}
