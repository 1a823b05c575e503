package org.calibrant.xray;

import java.util.Arrays;

/**
 * Counts that a model is expected to give in the noticed channels of an observation,
 *
 * <pre>  m[c] = t Σ_e M[e][c] S[e] N[e]</pre>
 *
 * with exposure t (times AREASCAL of the channel), matrix M, area S and the model's photon flux N per energy bin. Owns its scratch
 * arrays: one instance per thread.
 */
final class ExpectedCounts {
  private final Observation observation;
  private final Notice.Range noticed;
  private final double[] flux;

  ExpectedCounts(Observation observation, Notice.Range noticed) {
    this.observation = observation;
    this.noticed = noticed;
    this.flux = new double[observation.response().energies()];
  }

  /** Photon flux of a model per energy bin [photon cm⁻² s⁻¹]. */
  void flux(SpectralModel model, double[] result) {
    Arrays.fill(result, 0);
    model.addTo(observation.response().edges(), result);
  }

  /** Expected counts of a model in each noticed channel. */
  void of(SpectralModel model, double[] counts) {
    flux(model, flux);
    double[] area = observation.response().area();
    for (int e = 0; e < flux.length; e++) {
      flux[e] *= area[e];
    }

    ofWeighted(flux, counts);
  }

  /** Expected counts for area times flux in each energy bin [photon s⁻¹]. */
  void ofWeighted(double[] weighted, double[] counts) {
    observation.response().foldInto(weighted, noticed.first(), noticed.end(), counts);
    double exposure = observation.exposureS();
    boolean plain = observation.areaScale().length == 0;
    for (int c = 0; c < noticed.size(); c++) {
      counts[c] *= plain ? exposure : observation.exposure(noticed.first() + c);
    }
  }
}
