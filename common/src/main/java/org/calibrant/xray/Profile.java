package org.calibrant.xray;

/**
 * The C-statistic of one spectrum as a function of temperature alone, the norm being at its best
 * for each: for a model n·m, Σ n m = Σ S at the minimum, so n = Σ S / Σ m.
 *
 * <p>The temperature is given by an interval between two neighbouring nodes and the fraction w of
 * the way through it. An instance holds what it computed last, and serves one thread.
 */
abstract class Profile {
  /** C at the last {@link #evaluate}. */
  double value;

  /** dC/dw at the last {@link #differentiate} or {@link #evaluate}. */
  double slope;

  /** d²C/dw² at the last {@link #differentiate} or {@link #evaluate}. */
  double curvature;

  /** The best norm at the last {@link #evaluate}, in units of the model's own. */
  double norm;

  /** Goes to the interval between node i and node i + 1. */
  abstract void select(int i);

  /** Computes slope and curvature at w. */
  abstract void differentiate(double w);

  /** Computes value, norm, slope and curvature at w. */
  abstract void evaluate(double w);
}
