package org.calibrant.diffraction;

/** From which of its sub-pixels a pixel takes a factor. */
public enum SubPixel {
  /** Each has its own. */
  EACH,
  /** That of the first counts for all; of several sources, too, the first. */
  FIRST,
  /** That of the last counts for all. */
  LAST
}
