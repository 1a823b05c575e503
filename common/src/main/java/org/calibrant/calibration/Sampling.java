package org.calibrant.calibration;

import java.io.Serializable;

/**
 * Everything that shapes a chain but the density.
 *
 * @param seed the campaign's seed
 * @param ensembles how many go on their own, for each problem
 */
record Sampling(
    long seed,
    int ensembles,
    Walkers walkers,
    Ladder ladder,
    Starting start,
    Schedule schedule,
    Convergence converged)
    implements Serializable {}
