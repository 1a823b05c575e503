package org.calibrant.optics.inference;

import java.io.Serializable;
import org.calibrant.math.RandomStream;

/** What becomes of expected photons on a detector. */
public interface ImageNoise extends Serializable {

  /** What is measured in a pixel of which so many photons are expected. */
  double measured(double expected, RandomStream stream);
}
