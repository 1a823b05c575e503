package org.calibrant.tracks;

import org.calibrant.core.Unit;

/**
 * Where a track is given up; looked at after every step but the last.
 *
 * @param positionMm largest |x| and |y|
 * @param slope largest |tx| and |ty|
 */
public record Limits(@Unit("mm") double positionMm, double slope) implements java.io.Serializable {

  public Limits {
    Require.positive("position-mm", positionMm);
    Require.positive("slope", slope);
  }

  boolean tooFar(double[] state) {
    return !(Math.abs(state[0]) <= positionMm && Math.abs(state[1]) <= positionMm);
  }

  boolean tooSteep(double[] state) {
    return !(Math.abs(state[2]) <= slope && Math.abs(state[3]) <= slope);
  }
}
