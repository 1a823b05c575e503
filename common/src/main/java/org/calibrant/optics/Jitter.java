package org.calibrant.optics;

import org.calibrant.core.Unit;

/**
 * A pointing that wanders: the image is folded with a Gaussian on the fine grid. What is carried beyond
 * the image's edge is lost.
 *
 * @param sigmaPixels standard deviation along one axis, in pixels of the detector
 * @param reachPixels where the Gaussian is cut off, on either side
 */
public record Jitter(@Unit("pix") double sigmaPixels, @Unit("pix") double reachPixels)
    implements DetectorEffect {

  public Jitter {
    Require.positive("sigma-pixels", sigmaPixels);
    Require.positive("reach-pixels", reachPixels);
  }

  @Override
  public boolean isFine() {
    return true;
  }

  @Override
  public LinearEffect open(int size, int perPixel) {
    int reach = (int) Math.ceil(reachPixels * perPixel);
    double[] weights = new double[2 * reach + 1];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i - reach;
    }

    return new SeparableFold(SeparableFold.gaussian(weights, sigmaPixels * perPixel), size);
  }
}
