package org.calibrant.optics.inference;

import java.io.Serializable;

/** The variance of a pixel, by what was measured in it. */
public interface PixelVariance extends Serializable {

  /** Positive for every datum that is a number. */
  double of(double datum);
}
