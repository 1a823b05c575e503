package org.calibrant.calibration;

import org.calibrant.math.RandomStream;

/**
 * A density whose data can be made anew, as simulation-based calibration asks: parameters from the
 * prior, data from the model at these parameters.
 */
public interface Replicable extends LogDensity {

  /**
   * The same density given other data.
   *
   * @param stream already at the place of this replicate
   * @param truth receives the d parameters, drawn from the prior, that made the data
   */
  LogDensity replicate(RandomStream stream, double[] truth);
}
