package org.calibrant.calibration;

import java.io.Serializable;

/**
 * When chains have converged.
 *
 * @param rHat greatest R-hat: between the independent ensembles, or between the walkers where there
 *     is one ensemble only
 * @param ess least number of effective draws: in the bulk, in the tails, and as the means of the
 *     ensembles show
 */
public record Convergence(double rHat, double ess) implements Serializable {
  public Convergence {
    if (!(rHat > 1)) {
      throw new IllegalArgumentException("r-hat must be above 1, was " + rHat);
    }

    if (!(ess >= 0)) {
      throw new IllegalArgumentException("ess must not be negative, was " + ess);
    }
  }
}
