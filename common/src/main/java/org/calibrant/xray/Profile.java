package org.calibrant.xray;

/**
 * The C-statistic of one spectrum as a function of temperature alone, the norm being at its best
 * for each: for a model n·m, Σ n m = Σ S at the minimum, so n = Σ S / Σ m.
 *
 * <p>The temperature is given by an interval between two neighbouring nodes and the fraction w of
 * the way through it.
 */
interface Profile {

  /** Goes to the interval between node i and node i + 1. */
  void select(int i);

  /** Computes slope dC/dw and curvature d²C/dw² at w. */
  void differentiate(double w);

  /** Computes value, slope and curvature at w. */
  void evaluate(double w);

  /** C at the last {@link #evaluate}. */
  double value();

  double slope();

  double curvature();

  /** The best norm at the last {@link #evaluate}, in units of the model's own. */
  double norm();
}
