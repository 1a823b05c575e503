/**
 * Periods of a pendulum: an engine of one's own.
 *
 * <p>{@link edu.example.pendulum.PendulumEngine} is what a configuration describes, {@link
 * edu.example.pendulum.SwingKernel} computes, {@link edu.example.pendulum.SwingRow} is what is
 * stored. {@link edu.example.pendulum.PeriodMethod} is a role that others can play, {@link
 * edu.example.pendulum.PeriodsCsv} makes a file for another program, {@link
 * edu.example.pendulum.PeriodFigure} draws a figure of the report.
 */
package edu.example.pendulum;
