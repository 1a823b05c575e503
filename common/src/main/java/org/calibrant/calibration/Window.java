package org.calibrant.calibration;

import java.io.Serializable;

/**
 * What happened to an ensemble between two checks.
 *
 * @param from first iteration, from 1
 * @param to last iteration
 * @param acceptance fraction of accepted proposals of each walker
 * @param lnPosterior mean of ln posterior over the walkers at the end
 * @param counts evaluations, those of all rungs
 */
record Window(long from, long to, double[] acceptance, double lnPosterior, Counts counts)
    implements Serializable {}
