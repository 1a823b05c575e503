package edu.example.pendulum;

import java.io.Serializable;

/** How the period of a pendulum is computed: a role. Every record that implements it is a kind. */
public interface PeriodMethod extends Serializable {

  /**
   * The period [s]; NaN where the method has none.
   *
   * @param length [m]
   * @param gravity [m s-2]
   * @param amplitude [rad]
   */
  double period(double length, double gravity, double amplitude);
}
