package org.calibrant.diffraction;

import java.io.Serializable;

/**
 * How far an image is from an observed one: a sum over pixels of ρ(model, observed). The loss that is
 * reported is the sum divided by the number of pixels.
 */
public interface Loss extends Serializable {

  /**
   * The sum over some pixels.
   *
   * @param model computed photons
   * @param observed holds the observed ones from {@code at} on
   * @param count how many pixels
   * @param slope receives ½ ∂ρ/∂model
   * @param curvature receives ½ ∂²ρ/∂model², or what is expected of it; never negative
   */
  double sum(
      double[] model, double[] observed, int at, int count, double[] slope, double[] curvature);
}
