package org.calibrant.optics.inference;

/** What likelihoods refuse. */
final class Pixels {
  private Pixels() {}

  static void refuseInfinite(double datum, int pixel) {
    if (Double.isInfinite(datum)) {
      throw new IllegalArgumentException(
          "pixel %d of the image is %s; a pixel without a value is NaN".formatted(pixel, datum));
    }
  }
}
