package org.calibrant.optics.inference;

import org.calibrant.fit.Coordinates;
import org.calibrant.fit.FisherInformation;
import org.calibrant.fit.LinearCoordinates;

/**
 * Each parameter in units of 1/√Fᵢᵢ, what it would be determined to if all others were known. A
 * descent with one rate for all in these coordinates is one with a rate of 1/Fᵢᵢ for each parameter.
 */
public record ScaledCoordinates() implements SearchCoordinates {

  @Override
  public Coordinates about(double[] point, FisherInformation information) {
    double[] scales = information.conditionalSigma();
    for (int i = 0; i < scales.length; i++) {
      // what nothing is known of keeps its unit: its slope is zero anyhow
      scales[i] = Double.isFinite(scales[i]) ? scales[i] : 1;
    }

    return LinearCoordinates.scaled(point, scales);
  }
}
