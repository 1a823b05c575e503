package org.calibrant.optics.telescope;

import java.util.List;
import org.calibrant.params.Derivation;

/** Photons of star A and star B in an exposure: F c/(1 + c) and F/(1 + c), F = 10^log flux. */
record RawFluxes() implements Derivation {
  private static final double LN_10 = 2.302585092994046;

  @Override
  public String key() {
    return Keys.RAW_FLUXES;
  }

  @Override
  public List<String> inputs() {
    return List.of(Keys.LOG_FLUX_TOTAL, Keys.CONTRAST);
  }

  @Override
  public double[] value(double[][] inputs) {
    double total = StrictMath.pow(10, inputs[0][0]);
    double contrast = inputs[1][0];
    return new double[] {total * contrast / (1 + contrast), total / (1 + contrast)};
  }

  @Override
  public void adjoint(double[][] inputs, double[] value, double[] bar, double[][] inputBars) {
    double contrast = inputs[1][0];
    double total = value[0] + value[1];
    inputBars[0][0] += LN_10 * (bar[0] * value[0] + bar[1] * value[1]);
    inputBars[1][0] += total / ((1 + contrast) * (1 + contrast)) * (bar[0] - bar[1]);
  }
}
