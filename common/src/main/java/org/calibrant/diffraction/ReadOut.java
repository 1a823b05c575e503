package org.calibrant.diffraction;

import org.calibrant.math.RandomStream;

/**
 * A counting detector: Poisson photons, plus normal read-out noise, plus an offset, rounded to whole
 * numbers and cut at zero and at saturation. nanoBragg has an offset of 40 and 65535 as the limit.
 *
 * @param seed of the draws
 * @param readNoise standard deviation of the read-out [photon]
 * @param offset added to every pixel
 * @param saturation the largest number
 */
public record ReadOut(long seed, double readNoise, double offset, double saturation)
    implements Noise {
  public ReadOut {
    Require.nonNegative("read-noise", readNoise);
    Require.nonNegative("offset", offset);
    Require.positive("saturation", saturation);
  }

  @Override
  public void apply(long image, double[] photons) {
    RandomStream random = new RandomStream(seed, "photons");
    for (int i = 0; i < photons.length; i++) {
      random.start(image, i);
      double count = random.poisson(Math.max(0, photons[i]));
      double read = readNoise > 0 ? count + readNoise * random.normal() : count;
      photons[i] = Math.max(0, Math.min(saturation, Math.rint(read + offset)));
    }
  }
}
