package org.calibrant.optics.telescope;

import java.util.List;
import org.calibrant.params.ScalarDerivation;

/**
 * How much wider the collimated beam is than the converging one at the second mirror, G = 1/(1 −
 * s/f₁): M2 seen in the collimated space of M1 is G times as large.
 */
record BeamMagnification() implements ScalarDerivation {

  @Override
  public String key() {
    return Keys.BEAM_MAGNIFICATION;
  }

  @Override
  public List<String> inputs() {
    return List.of(Keys.M1_FOCAL_LENGTH, Keys.M1_M2_SEPARATION);
  }

  @Override
  public double value(double[] x, double[] partials) {
    double f1 = x[0];
    double s = x[1];
    if (!(s < f1)) {
      throw new IllegalArgumentException(
          "the second mirror must stand before the focus of the first, was %s m behind it with a focal length of %s m"
              .formatted(s, f1));
    }

    double g = 1 / (1 - s / f1);
    partials[0] = -g * g * s / (f1 * f1);
    partials[1] = g * g / f1;
    return g;
  }
}
