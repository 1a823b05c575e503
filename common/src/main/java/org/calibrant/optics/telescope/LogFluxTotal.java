package org.calibrant.optics.telescope;

import java.util.List;
import org.calibrant.params.InvertibleDerivation;
import org.calibrant.params.ScalarDerivation;

/**
 * Photons of both stars in an exposure, log₁₀(Φ Δλ π (D₁/2)² t η): flux density, bandwidth, area of
 * the full circle of M1 (its obscuration is not subtracted), exposure, throughput. Asked for a flux,
 * it moves the flux density.
 */
record LogFluxTotal() implements ScalarDerivation, InvertibleDerivation {
  private static final double LN_10 = 2.302585092994046;

  @Override
  public String key() {
    return Keys.LOG_FLUX_TOTAL;
  }

  @Override
  public List<String> inputs() {
    return List.of(
        Keys.SPECTRAL_FLUX_DENSITY,
        Keys.BANDWIDTH,
        Keys.M1_DIAMETER,
        Keys.EXPOSURE_TIME,
        Keys.THROUGHPUT);
  }

  @Override
  public double value(double[] x, double[] partials) {
    double radius = x[2] / 2;
    double photons = x[0] * x[1] * (Math.PI * radius * radius) * x[3] * x[4];
    if (!(photons > 0 && photons < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the photons of an exposure must be positive and finite, were " + photons);
    }

    for (int i = 0; i < x.length; i++) {
      partials[i] = (i == 2 ? 2 : 1) / (x[i] * LN_10);
    }

    return StrictMath.log10(photons);
  }

  @Override
  public String moves() {
    return Keys.SPECTRAL_FLUX_DENSITY;
  }

  @Override
  public double[] solve(double[][] inputs, double[] wanted) {
    double radius = inputs[2][0] / 2;
    double perDensity = inputs[1][0] * (Math.PI * radius * radius) * inputs[3][0] * inputs[4][0];
    return new double[] {StrictMath.pow(10, wanted[0]) / perDensity};
  }
}
