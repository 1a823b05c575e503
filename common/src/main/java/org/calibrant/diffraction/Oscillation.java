package org.calibrant.diffraction;

import org.calibrant.core.Unit;

/**
 * φₖ = φ₀ + k range / steps for k = 0 … steps − 1: the left edge of every step.
 *
 * @param startDeg φ₀
 * @param rangeDeg how far it turns
 * @param steps in how many steps
 */
public record Oscillation(@Unit("deg") double startDeg, @Unit("deg") double rangeDeg, int steps)
    implements Scan {
  public Oscillation {
    Require.finite("start-deg", startDeg);
    Require.finite("range-deg", rangeDeg);
    Require.atLeast(1, "steps", steps);
  }

  @Override
  public double[] anglesDeg() {
    double[] angles = new double[steps];
    for (int k = 0; k < steps; k++) {
      angles[k] = startDeg + k * rangeDeg / steps;
    }

    return angles;
  }
}
