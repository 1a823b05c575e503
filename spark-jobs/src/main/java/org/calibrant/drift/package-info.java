/**
 * Drift between two runs: which rows are new, which are lost, and how far the others have moved, in
 * the units of their columns and, where a row states its error, in sigma.
 *
 * <h2>Method</h2>
 *
 * Both tables are read once, in the order of their keys, and merged; memory does not grow with them.
 * Rows belong together when their key columns agree (the property {@code key} of a field), else by
 * {@code unit}. Of each numeric column: how many values have the same bits, mean, root mean square
 * and largest of the differences, the largest difference in sigma of the first run's row, and the
 * two-sample Kolmogorov-Smirnov test of the distributions, over all rows or, of many, over {@value
 * org.calibrant.drift.Reservoir#SIZE} drawn from each run.
 *
 * <h2>Gates</h2>
 *
 * A {@link org.calibrant.drift.Gate} says which drift is too much. Those of a campaign, under {@code
 * gates} in its configuration, decide whether a run is published over the one before.
 *
 * <h2>Sources</h2>
 *
 * M. A. Stephens (1970), J. R. Stat. Soc. B 32, 115: the p-value of the Kolmogorov-Smirnov statistic.
 */
package org.calibrant.drift;
