package org.calibrant.xray;

import java.io.Serializable;

/**
 * What an observer believes of an instrument and an exposure: the configuration of a simulation or
 * of a fit.
 *
 * @param response redistribution matrix and effective area
 * @param exposureS exposure time [s]
 */
public record Observation(Response response, double exposureS) implements Serializable {
  public Observation {
    if (!(exposureS > 0)) {
      throw new IllegalArgumentException("exposure must be positive, was " + exposureS + " s");
    }
  }

  /** The same observation with another effective area [cm²] per energy bin. */
  public Observation withArea(double[] area) {
    return new Observation(response.withArea(area), exposureS);
  }
}
