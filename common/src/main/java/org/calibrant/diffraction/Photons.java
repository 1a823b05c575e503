package org.calibrant.diffraction;

import org.calibrant.math.RandomStream;

/**
 * Whole photons, Poisson about the expected ones.
 *
 * @param seed of the draws; a pixel's number depends on it and on the image, not on other pixels
 */
public record Photons(long seed) implements Noise {
  @Override
  public void apply(long image, double[] photons) {
    RandomStream random = new RandomStream(seed, "photons");
    for (int i = 0; i < photons.length; i++) {
      random.start(image, i);
      photons[i] = random.poisson(Math.max(0, photons[i]));
    }
  }
}
