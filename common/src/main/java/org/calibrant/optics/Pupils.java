package org.calibrant.optics;

import org.calibrant.optics.wave.Apertures;
import org.calibrant.optics.wave.Sampled;

/** What the built-in systems have in common. */
final class Pupils {
  private static final int MOST = 4096;

  private Pupils() {}

  static void check(int pupilPixels, Mirror primary, double hole) {
    if (pupilPixels < 2 || pupilPixels > MOST) {
      throw new IllegalArgumentException(
          "pupil-pixels must be from 2 to %d, was %d".formatted(MOST, pupilPixels));
    }

    Require.notNegative("hole-m", hole);
    if (!(hole < primary.diameterM())) {
      throw new IllegalArgumentException(
          "hole-m must be smaller than the mirror of %s m, was %s"
              .formatted(primary.diameterM(), hole));
    }
  }

  static void checkPadding(int pupilPixels, int padding) {
    Require.atLeastOne("padding", padding);
    if ((long) pupilPixels * padding > MOST) {
      throw new IllegalArgumentException(
          "pupil-pixels times padding must be at most %d, were %d and %d"
              .formatted(MOST, pupilPixels, padding));
    }

    if (pupilPixels % 2 != 0 && padding % 2 == 0) {
      throw new IllegalArgumentException(
          "%d pupil-pixels cannot stand in the middle of %d times as many: one is odd, the other even"
              .formatted(pupilPixels, padding));
    }
  }

  static double[] primary(int pixels, Mirror mirror, double hole, Spider spider) {
    return Apertures.annulus(
        pixels,
        mirror.diameterM(),
        mirror.diameterM(),
        hole,
        spider.struts(),
        spider.widthM(),
        spider.rotationDeg());
  }

  /** The transmission scaled to Σ a² = 1. */
  static double[] unitPower(double[] transmission) {
    double norm = Sampled.norm(transmission);
    if (!(norm > 0)) {
      throw new IllegalArgumentException("hole and spider leave nothing of the first mirror");
    }

    double[] amplitude = transmission.clone();
    for (int i = 0; i < amplitude.length; i++) {
      amplitude[i] /= norm;
    }

    return amplitude;
  }

  /** Names all that arrays are computed from. */
  static String digest(OpticalSystem optics, Band band, Detector detector) {
    return Structure.digest(
        Structure.text(optics)
            + Structure.text(band)
            + detector.pixels()
            + "x"
            + detector.oversample());
  }
}
