package org.calibrant.xray;

import java.io.Serializable;

/**
 * What an observer believes of an instrument and an exposure: the configuration of a simulation or
 * of a fit.
 *
 * @param response redistribution matrix and effective area
 * @param exposureS exposure time [s]
 * @param areaScale AREASCAL per channel: the exposure of a channel is exposureS × areaScale; empty
 *     where it is 1 everywhere
 * @param background what was counted beside the source
 * @param correction counts that are there whatever the model says
 */
public record Observation(
    Response response,
    double exposureS,
    double[] areaScale,
    Background background,
    Correction correction)
    implements Serializable {
  public Observation {
    Require.exposure(exposureS);
    requireChannels("AREASCAL", areaScale.length, response);
    requireChannels("background", background.counts().length, response);
    requireChannels("correction", correction.rate().length, response);
  }

  /** Without background and correction, AREASCAL 1. */
  public Observation(Response response, double exposureS) {
    this(response, exposureS, new double[0], Background.NONE, Correction.NONE);
  }

  private static void requireChannels(String what, int found, Response response) {
    if (found != 0 && found != response.channels()) {
      throw new IllegalArgumentException(
          "%s has %d channels, the response %d".formatted(what, found, response.channels()));
    }
  }

  /** The same observation with another effective area [cm²] per energy bin. */
  public Observation withArea(double[] area) {
    return withResponse(response.withArea(area));
  }

  /** The same observation with another instrument of as many channels. */
  public Observation withResponse(Response other) {
    return new Observation(other, exposureS, areaScale, background, correction);
  }

  /** The same observation with another exposure [s]. */
  public Observation withExposure(double seconds) {
    return new Observation(response, seconds, areaScale, background, correction);
  }

  /** The same observation with another background. */
  public Observation withBackground(Background other) {
    return new Observation(response, exposureS, areaScale, other, correction);
  }

  /** Effective exposure of channel c, t_s [s]. */
  double exposure(int c) {
    return areaScale.length == 0 ? exposureS : exposureS * areaScale[c];
  }
}
