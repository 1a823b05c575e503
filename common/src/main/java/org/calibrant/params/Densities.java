package org.calibrant.params;

import org.calibrant.math.Elementary;

/** What several densities have in common. */
final class Densities {
  static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  private Densities() {}

  /** Nothing is likely about a NaN. */
  static double orNothing(double lnPdf) {
    return Double.isNaN(lnPdf) ? Double.NEGATIVE_INFINITY : lnPdf;
  }

  /** −½ z² − ln σ − ½ ln 2π with z = (x − μ)/σ. */
  static double normal(double x, double mean, double sd) {
    double z = (x - mean) / sd;
    return orNothing(-0.5 * z * z - Elementary.log(sd) - HALF_LOG_TWO_PI);
  }
}
