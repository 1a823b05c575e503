package org.calibrant.tracks;

/** Is told of every step that counts, before the state is replaced. */
@FunctionalInterface
interface StepListener {

  /**
   * A step is about to be made.
   *
   * @param state {@code {x, y, tx, ty, q/p}} at its beginning
   * @param z plane of its beginning [mm]
   * @param h its length, signed [mm]
   */
  void step(double[] state, double z, double h);
}
