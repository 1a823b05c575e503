package org.calibrant.optics;

import java.io.Serializable;
import java.util.List;

/**
 * The detector: a square of pixels, each sampled at several points of the focal plane.
 *
 * @param pixels across the image
 * @param oversample points per pixel, along one axis
 * @param effects what happens to the image, in this order; those on the fine grid come first
 */
public record Detector(int pixels, int oversample, List<DetectorEffect> effects)
    implements Serializable {
  private static final int MOST = 8192;

  public Detector {
    Require.atLeastOne("pixels", pixels);
    Require.atLeastOne("oversample", oversample);
    if ((long) pixels * oversample > MOST) {
      throw new IllegalArgumentException(
          "pixels times oversample must be at most %d, were %d and %d"
              .formatted(MOST, pixels, oversample));
    }

    effects = List.copyOf(effects);
    for (int i = 1; i < effects.size(); i++) {
      if (effects.get(i).isFine() && !effects.get(i - 1).isFine()) {
        throw new IllegalArgumentException(
            "%s acts on the fine grid and must come before %s, which acts on pixels"
                .formatted(name(effects.get(i)), name(effects.get(i - 1))));
      }
    }
  }

  private static String name(DetectorEffect effect) {
    return effect.getClass().getSimpleName();
  }

  int focalPixels() {
    return pixels * oversample;
  }
}
