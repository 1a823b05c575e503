package org.calibrant.optics.telescope;

import java.util.List;
import org.calibrant.params.InvertibleDerivation;
import org.calibrant.params.ScalarDerivation;

/**
 * Angle of the sky on a pixel, pitch/f · 206264.80624709636″ [as/pix]. Asked for a plate scale, it
 * moves the focal length.
 *
 * @param focalLength the key of f: that of the telescope, or of the telescope with its relay
 */
record PlateScale(String focalLength) implements ScalarDerivation, InvertibleDerivation {
  private static final double ARCSEC_PER_RADIAN = 206264.80624709636;

  @Override
  public String key() {
    return Keys.PLATE_SCALE;
  }

  @Override
  public List<String> inputs() {
    return List.of(Keys.PIXEL_PITCH, focalLength);
  }

  @Override
  public double value(double[] x, double[] partials) {
    double scale = x[0] / x[1] * ARCSEC_PER_RADIAN;
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s must be positive, was %s from a pitch of %s m and a focal length of %s m"
              .formatted(Keys.PLATE_SCALE, scale, x[0], x[1]));
    }

    partials[0] = ARCSEC_PER_RADIAN / x[1];
    partials[1] = -scale / x[1];
    return scale;
  }

  @Override
  public String moves() {
    return focalLength;
  }

  @Override
  public double[] solve(double[][] inputs, double[] wanted) {
    if (!(wanted[0] > 0)) {
      throw new IllegalArgumentException(Keys.PLATE_SCALE + " must be positive, was " + wanted[0]);
    }

    return new double[] {inputs[0][0] / wanted[0] * ARCSEC_PER_RADIAN};
  }
}
