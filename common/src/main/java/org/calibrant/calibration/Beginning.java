package org.calibrant.calibration;

import org.calibrant.core.Kernel;

/** Puts the walkers of all ensembles of a problem to their places. */
record Beginning(Problems problems, Sampling how) implements Kernel<Long, Running> {
  @Override
  public Running apply(Long problem) {
    return Running.begin(problems, how, problem);
  }
}
