package org.calibrant.diffraction;

import java.io.Serializable;

/** With what computed images are compared. */
public interface Comparison extends Serializable {

  /**
   * The loss of an image and its gradient.
   *
   * @return the loss, then its derivatives by the parameters of {@link #names}; empty for none
   */
  double[] of(long image, Experiment experiment, int[] pixels, double[] values);

  /** Parameters of the gradient. */
  String[] names();

  /** Opens what it reads. */
  void check(Experiment experiment, long images);
}
