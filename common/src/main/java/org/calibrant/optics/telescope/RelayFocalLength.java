package org.calibrant.optics.telescope;

import java.util.List;
import org.calibrant.params.InvertibleDerivation;
import org.calibrant.params.ScalarDerivation;

/**
 * Effective focal length behind a relay that images the telescope's focus with a magnification: f m
 * [m]. Asked for a focal length, it moves the magnification.
 */
record RelayFocalLength() implements ScalarDerivation, InvertibleDerivation {

  @Override
  public String key() {
    return Keys.RELAY_FOCAL_LENGTH;
  }

  @Override
  public List<String> inputs() {
    return List.of(Keys.FOCAL_LENGTH, Keys.RELAY_MAGNIFICATION);
  }

  @Override
  public double value(double[] x, double[] partials) {
    partials[0] = x[1];
    partials[1] = x[0];
    return x[0] * x[1];
  }

  @Override
  public String moves() {
    return Keys.RELAY_MAGNIFICATION;
  }

  @Override
  public double[] solve(double[][] inputs, double[] wanted) {
    return new double[] {wanted[0] / inputs[0][0]};
  }
}
