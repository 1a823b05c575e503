/**
 * Periods of a pendulum: an engine of one's own in five files.
 *
 * <p>{@link edu.example.pendulum.PendulumEngine} is what a configuration describes, {@link
 * edu.example.pendulum.SwingKernel} computes, {@link edu.example.pendulum.SwingRow} is what is
 * stored. {@link edu.example.pendulum.PeriodMethod} is a role that others can play, and {@link
 * edu.example.pendulum.PeriodsCsv} makes a file for another program.
 */
package edu.example.pendulum;
