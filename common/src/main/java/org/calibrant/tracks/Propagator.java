package org.calibrant.tracks;

/** Carries one track after the other through a field. Owns scratch memory: one per thread. */
public interface Propagator {

  /**
   * Carries a state from the plane {@code from} to the plane {@code to}, forward or backward.
   *
   * @param from z of the plane where the state is [mm]
   * @param to z of the plane where it shall be [mm]
   * @param state {@code {x, y, tx, ty, q/p}} [mm, mm, 1, 1, MeV⁻¹], replaced by the state at {@link
   *     #z}
   */
  Ending carry(double from, double to, double[] state);

  /** Steps that the last track took. */
  int steps();

  /** Where the last track ended: the plane asked for if it ended well [mm]. */
  double z();

  /**
   * As {@link #carry(double, double, double[])}, and writes the derivatives of (x, y, tx, ty) at the end
   * by the five numbers of the start to {@code jacobian}, 4 × 5, row by row. Here they are central
   * differences; Runge–Kutta methods integrate the variational equations with their own stages.
   */
  default Ending carry(double from, double to, double[] state, double[] jacobian) {
    return Differences.carry(this, from, to, state, jacobian);
  }

  /** Adds what else is to be told of the last track: rejected steps, evaluations, lengths. */
  default void report(Passage track) {}
}
