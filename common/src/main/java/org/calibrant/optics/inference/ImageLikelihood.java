package org.calibrant.optics.inference;

import java.io.Serializable;

/** How the pixels of an image scatter about what is expected of them. */
public interface ImageLikelihood extends Serializable {

  /**
   * The likelihood of one image.
   *
   * @param data one number per pixel; NaN where there is none
   * @throws IllegalArgumentException for data that this likelihood cannot have made
   */
  PixelLikelihood of(double[] data);
}
