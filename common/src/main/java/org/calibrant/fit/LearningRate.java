package org.calibrant.fit;

import java.io.Serializable;

/** How far a descent goes along its direction. */
public interface LearningRate extends Serializable {

  /** The factor of an iteration, counted from 0. */
  double at(int iteration);
}
