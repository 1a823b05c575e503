package org.calibrant.diffraction;

import java.io.Serializable;

/** What is known of a parameter besides the image: ((x − target) / σ)² is added to the summed loss. */
public interface Restraint extends Serializable {

  /**
   * The target.
   *
   * @param start where the refinement begins
   */
  double target(double start);

  /** 1/σ²; 0 for none. */
  double weight();
}
