package org.calibrant.optics.inference;

/**
 * −ln L of the pixels of one image, as a function of the model. Masked pixels count nowhere.
 *
 * <p>Sums run over the pixels in order, so the bits depend on the image alone.
 */
public interface PixelLikelihood {

  /** Pixels that count. */
  int counted();

  /** −ln L with all constants; +∞ where the model is impossible. */
  double value(double[] model);

  /**
   * ∂(−ln L)/∂model of each pixel.
   *
   * @param slope receives one number per pixel, 0 where masked
   */
  void slope(double[] model, double[] slope);

  /**
   * The Fisher weight of each pixel, the expectation of ∂²(−ln L)/∂model².
   *
   * @param weight receives one number per pixel, 0 where masked
   */
  void weight(double[] model, double[] weight);

  /** (data − model)/σ of a pixel; NaN where masked. */
  double zScore(int pixel, double model);
}
