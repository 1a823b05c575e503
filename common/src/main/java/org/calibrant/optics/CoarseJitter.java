package org.calibrant.optics;

import org.calibrant.core.Unit;

/**
 * The jitter of dLux, for comparison: a Gaussian sampled at linspace(−10, 10, size) pixels, whatever the
 * size, and folded with the image as if these were neighbouring pixels.
 *
 * @param sigmaPixels standard deviation on that axis
 * @param size samples
 * @param fine whether it acts on the fine grid or on pixels
 */
public record CoarseJitter(@Unit("pix") double sigmaPixels, int size, boolean fine)
    implements DetectorEffect {
  private static final double END = 10;

  public CoarseJitter {
    Require.positive("sigma-pixels", sigmaPixels);
    if (size < 2) {
      throw new IllegalArgumentException("size must be at least 2, was " + size);
    }
  }

  @Override
  public boolean isFine() {
    return fine;
  }

  @Override
  public LinearEffect open(int across, int perPixel) {
    return new SeparableFold(weights(), across);
  }

  /** One factor of the kernel; the kernel adds up to 1. */
  double[] weights() {
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = -END + i * (2 * END / (size - 1));
    }

    return SeparableFold.gaussian(x, sigmaPixels);
  }
}
