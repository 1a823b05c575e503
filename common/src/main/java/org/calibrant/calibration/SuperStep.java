package org.calibrant.calibration;

import java.io.Serializable;
import org.calibrant.core.Kernel;

/**
 * Moves one whole ensemble, with its ladder, over some checks.
 *
 * @param problems where the densities are
 * @param how everything else that shapes a chain
 */
record SuperStep(Problems problems, Sampling how)
    implements Kernel<SuperStep.Island, SuperStep.Advanced> {

  /**
   * An ensemble and how far it is to go.
   *
   * @param climbers where it is; unchanged
   * @param to the iteration to reach, a check
   */
  record Island(Climbers climbers, long to) implements Serializable {}

  /**
   * Where it came to and what it left on the way.
   *
   * @param climbers where it is now
   * @param chain its draws and windows since
   */
  record Advanced(Climbers climbers, Chain chain) implements Serializable {}

  @Override
  public Advanced apply(Island island) {
    Climbers climbers = island.climbers().copy();
    return new Advanced(climbers, walked(climbers, island.to()));
  }

  /** Moves the climbers themselves. */
  Chain walked(Climbers climbers, long to) {
    LogDensity density = problems.density(climbers.problem());
    Walking[] rungs = new Walking[climbers.rungs().size()];
    for (int r = 0; r < rungs.length; r++) {
      ChainKey key = new ChainKey(how.seed(), climbers.problem(), climbers.ensemble(), r);
      double beta = how.ladder().beta(r);
      rungs[r] = new Walking(density, how.walkers(), key, beta, climbers.rungs().get(r));
    }

    Recorder recorder = new Recorder(climbers, how.schedule());
    while (climbers.iteration() < to) {
      for (Walking rung : rungs) {
        rung.iterate();
      }

      climbers.swap(how);
      recorder.record();
    }

    return recorder.chain();
  }
}
