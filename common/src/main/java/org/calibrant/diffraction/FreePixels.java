package org.calibrant.diffraction;

import java.io.Serializable;
import org.calibrant.math.RandomStream;

/**
 * Pixels that no refinement sees: the loss there tells whether it has learnt the crystal or the noise.
 *
 * @param fraction of the chosen pixels, 0 to 0.5
 * @param seed of the draw
 */
public record FreePixels(double fraction, long seed) implements Serializable {
  public FreePixels {
    if (!(fraction >= 0 && fraction <= 0.5)) {
      throw new IllegalArgumentException("fraction must be from 0 to 0.5, was " + fraction);
    }
  }

  /** Whether each pixel is free. */
  boolean[] of(long still, int[] pixels) {
    boolean[] free = new boolean[pixels.length];
    RandomStream random = new RandomStream(seed, "free-pixels");
    for (int i = 0; i < pixels.length && fraction > 0; i++) {
      random.start(still, pixels[i]);
      free[i] = random.uniform() < fraction;
    }

    return free;
  }
}
