package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * An instrument and an exposure without background: XSPEC's {@code fakeit none}. AREASCAL and
 * BACKSCAL are 1.
 *
 * @param response the instrument
 * @param exposureS exposure time
 */
public record NewObservation(ResponseFiles response, @Unit("s") double exposureS)
    implements Template {
  private static final double[] ONE = {1};

  public NewObservation {
    Require.exposure(exposureS);
  }

  @Override
  public SimulatedObservation load() {
    String[] names = SimulatedObservation.names(response);
    return new SimulatedObservation(
        new Observation(response.load(), exposureS),
        exposureS,
        ONE,
        ONE,
        ONE,
        ONE,
        new double[0],
        new int[0],
        new int[0],
        names[0],
        names[1]);
  }
}
