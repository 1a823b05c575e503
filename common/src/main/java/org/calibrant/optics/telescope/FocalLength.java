package org.calibrant.optics.telescope;

import java.util.List;
import org.calibrant.params.InvertibleDerivation;
import org.calibrant.params.ScalarDerivation;

/**
 * Effective focal length of two mirrors, 1/f = 1/f₁ + 1/f₂ − s/(f₁ f₂), or f = f₁ f₂ / (f₁ + f₂ − s)
 * [m]. Asked for a focal length, it moves the separation s of the mirrors.
 */
record FocalLength() implements ScalarDerivation, InvertibleDerivation {

  @Override
  public String key() {
    return Keys.FOCAL_LENGTH;
  }

  @Override
  public List<String> inputs() {
    return List.of(Keys.M1_FOCAL_LENGTH, Keys.M2_FOCAL_LENGTH, Keys.M1_M2_SEPARATION);
  }

  @Override
  public double value(double[] x, double[] partials) {
    double f1 = x[0];
    double f2 = x[1];
    double s = x[2];
    double d = f1 + f2 - s;
    if (f1 == 0 || f2 == 0 || d == 0) {
      throw new IllegalArgumentException(
          "mirrors of focal lengths %s and %s m, %s m apart, have no effective focal length"
              .formatted(f1, f2, s));
    }

    partials[0] = f2 * (f2 - s) / (d * d);
    partials[1] = f1 * (f1 - s) / (d * d);
    partials[2] = f1 * f2 / (d * d);
    return 1 / (1 / f1 + 1 / f2 - s / (f1 * f2));
  }

  @Override
  public String moves() {
    return Keys.M1_M2_SEPARATION;
  }

  @Override
  public double[] solve(double[][] inputs, double[] wanted) {
    double f1 = inputs[0][0];
    double f2 = inputs[1][0];
    return new double[] {f1 + f2 - f1 * f2 / wanted[0]};
  }
}
