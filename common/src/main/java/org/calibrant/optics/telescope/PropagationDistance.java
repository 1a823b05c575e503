package org.calibrant.optics.telescope;

import java.util.List;
import org.calibrant.params.ScalarDerivation;

/** The way from M1 to M2 in the collimated space of M1, d = s G [m]. */
record PropagationDistance() implements ScalarDerivation {

  @Override
  public String key() {
    return Keys.PROPAGATION_DISTANCE;
  }

  @Override
  public List<String> inputs() {
    return List.of(Keys.M1_M2_SEPARATION, Keys.BEAM_MAGNIFICATION);
  }

  @Override
  public double value(double[] x, double[] partials) {
    partials[0] = x[1];
    partials[1] = x[0];
    return x[0] * x[1];
  }
}
