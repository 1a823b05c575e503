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
    Require.exposure(exposureS);
  }

  /** The same observation with another effective area [cm²] per energy bin. */
  public Observation withArea(double[] area) {
    return new Observation(response.withArea(area), exposureS);
  }
}
